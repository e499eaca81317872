import { channelText } from '@heyi/shared/identity/evidence-text';
import type { AccountView } from '@heyi/shared/identity/identity.schema';
import { type ChannelAccount, findAccountsNamed } from '../identity/identity.service.ts';
import { CommandError } from './command-error.ts';
import { operator } from './with-database.ts';

/** The one account that a person names by its key, `channel:key` or id. */
export async function accountNamed(name: string): Promise<ChannelAccount> {
  const found = await findAccountsNamed(operator, name);
  const [account, ...others] = found;
  if (!account) {
    throw new CommandError(`没有编号为“${name}”的账户。请检查编号，或先用 import 导入名单`);
  }
  if (others.length > 0) {
    const choices = found.map(({ channel, accountId }) => `${channel}:${accountId}`).join('、');
    throw new CommandError(`有 ${found.length} 个账户的编号是“${name}”，请写明渠道：${choices}`);
  }
  return account;
}

/** An account in one line, masked. */
export function accountText({
  channel,
  accountId,
  name,
  mobile,
  documentNumber,
  birthday,
}: AccountView): string {
  const values = [name, mobile, documentNumber, birthday].filter(Boolean).join('，');
  return `${channelText(channel)} ${accountId}${values ? `（${values}）` : ''}`;
}
