import type { LinkEventView } from '@heyi/shared/identity/identity.schema';

/** What an entry of the ledger says, seen from one customer. */
export function eventSentence(
  event: LinkEventView,
  nameOf: Map<string, string>,
  customerId: string,
): string {
  const named = (id: string | null) => (id && nameOf.get(id)) ?? '另一账户';
  const account = named(event.accountId);
  const hasLeft = event.fromCustomerId === customerId && event.customerId !== customerId;
  switch (event.type) {
    case 'linked':
      if (hasLeft) return `账户 ${account} 归入另一位客户`;
      return event.otherAccountId
        ? `账户 ${account} 因与 ${named(event.otherAccountId)} 是同一人而归入`
        : `账户 ${account} 归入`;
    case 'merged':
      return hasLeft ? '并入另一位客户' : '另一位客户并入';
    case 'split':
      return hasLeft ? `账户 ${account} 分出` : `账户 ${account} 转入`;
    case 'rejected':
      return `账户 ${account} 与 ${named(event.otherAccountId)} 认定为不同的人`;
    case 'undone':
      if (!event.accountId) return '撤销了一次人工决定';
      return hasLeft
        ? `撤销人工决定，账户 ${account} 回到原来的客户`
        : `撤销人工决定，账户 ${account} 回到这里`;
  }
}
