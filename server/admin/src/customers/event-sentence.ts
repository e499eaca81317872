import type { LinkEventView } from '@heyi/shared/identity/identity.schema';

/** What an entry of the ledger says, seen from one customer. */
export function eventSentence(
  event: LinkEventView,
  nameOf: Map<string, string>,
  customerId: string,
): string {
  const named = (id: string | null) => {
    const name = id && nameOf.get(id);
    return name ? `账户 ${name} ` : '另一个账户';
  };
  const account = named(event.accountId);
  const hasLeft = event.fromCustomerId === customerId && event.customerId !== customerId;
  switch (event.type) {
    case 'linked':
      if (hasLeft) return `${account}归入另一位客户`;
      return event.otherAccountId
        ? `${account}因与${named(event.otherAccountId)}是同一人而归入`
        : `${account}归入`;
    case 'merged':
      return hasLeft ? '并入另一位客户' : '另一位客户并入';
    case 'split':
      return hasLeft ? `${account}分出` : `${account}转入`;
    case 'rejected':
      return `${account}与${named(event.otherAccountId)}认定为不同的人`;
    case 'undone':
      if (!event.accountId) return '撤销了一次人工决定';
      return hasLeft ? `撤销后，${account}回到原来的客户` : `撤销后，${account}回到这里`;
  }
}
