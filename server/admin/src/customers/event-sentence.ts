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
  const other = named(event.otherAccountId);
  const hasLeft = event.fromCustomerId === customerId && event.customerId !== customerId;
  const [left, came] = sentences(event, account, other)[event.type];
  return hasLeft ? left : came;
}

/** For each kind of event: as it reads where the account left, and where it came to. */
const sentences = (
  { accountId, otherAccountId }: LinkEventView,
  account: string,
  other: string,
): Record<LinkEventView['type'], [left: string, came: string]> => ({
  linked: [
    `${account}归入另一位客户`,
    otherAccountId ? `${account}因与${other}是同一人而归入` : `${account}归入`,
  ],
  merged: ['并入另一位客户', '另一位客户并入'],
  split: [`${account}分出`, `${account}转入`],
  rejected: [`${account}与${other}认定为不同的人`, `${account}与${other}认定为不同的人`],
  undone: accountId
    ? [`撤销后，${account}回到原来的客户`, `撤销后，${account}回到这里`]
    : ['撤销了一次人工决定', '撤销了一次人工决定'],
});
