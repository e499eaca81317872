import type { StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { UnmaskedAccount } from '@heyi/shared/identity/disclosure.schema';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { openContent } from '../account-content.ts';
import { ChannelAccountModel } from '../channel-account.model.ts';
import { canUnmask } from '../identity.policy.ts';

/** All values of an account in clear; shown only after the look is in the audit trail. */
export async function unmaskAccount(
  actor: StaffActor,
  id: string,
  reason: string,
  occasion: Occasion,
  encryption: FieldEncryption,
): Promise<UnmaskedAccount> {
  must(canUnmask(actor), 'auth.forbidden');
  const account = await ChannelAccountModel.findById(id).lean();
  must(account, 'account.not_found');
  const { fields, extra } = openContent(account, encryption);
  const details = { fields: Object.keys(fields) };
  const target = { type: 'account' as const, id };
  await recordAudit(
    { actor, action: 'identity.unmasked', target, details, reason: { text: reason, encryption } },
    occasion,
  );
  const { channel, accountId } = account;
  return {
    id,
    channel,
    accountId,
    fields: Object.entries(fields).map(([field, value]) => ({ field, value })),
    extra: Object.entries(extra).map(([column, value]) => ({ column, value })),
  };
}
