import type { Actor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import {
  type PersonField,
  personFields,
  type TakenAccount,
} from '@heyi/shared/identity/accounts.schema';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { canTakeAccounts } from '../identity.policy.ts';
import { changeAccount, type ResolvedAccount, type Tools } from './resolve-account.ts';

/** A staff member takes in one account; what a known one said beside the given values stays. */
export async function takeAccount(
  actor: Actor,
  { channel, accountId, fields }: TakenAccount,
  occasion: Occasion,
  tools: Tools,
): Promise<ResolvedAccount> {
  must(canTakeAccounts(actor), 'auth.forbidden');
  const resolved = await changeAccount(
    { channel, accountId },
    (known) => ({ ...known, fields: { ...known.fields, ...given(fields) } }),
    tools,
  );
  await recordAudit(
    {
      actor,
      action: 'identity.account_taken',
      target: { type: 'account', id: resolved.account._id.toHexString() },
    },
    occasion,
  );
  return resolved;
}

const given = (fields: TakenAccount['fields']): Partial<Record<PersonField, string>> =>
  Object.fromEntries(
    personFields.flatMap((field) => {
      const text = fields[field]?.trim();
      return text ? [[field, text]] : [];
    }),
  );
