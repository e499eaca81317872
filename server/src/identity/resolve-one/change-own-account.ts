import { must } from '@heyi/shared/errors';
import type { AccountField } from '@heyi/shared/identity/account-field';
import { ChannelAccountModel } from '../channel-account.model.ts';
import { changeAccount, type ResolvedAccount, type Tools } from './resolve-account.ts';

/** Puts fields beside what the account says, and decides anew whose it is. Throws `account.not_found`. */
export async function changeOwnAccount(
  id: string,
  fields: Partial<Record<AccountField, string>>,
  tools: Tools,
  extra: Record<string, string> = {},
): Promise<ResolvedAccount> {
  const known = await ChannelAccountModel.findById(id, { channel: 1, accountId: 1 }).lean();
  must(known, 'account.not_found');
  const { channel, accountId } = known;
  return changeAccount(
    { channel, accountId },
    (known) => ({
      fields: { ...known.fields, ...fields },
      extra: { ...known.extra, ...extra },
    }),
    tools,
  );
}
