import { setTimeout as sleep } from 'node:timers/promises';
import type { CustomerActor } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import type { RealName } from '@heyi/shared/me/me.schema';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { requireConsent } from '../consents/consents.service.ts';
import { addressKey } from '../http/limits.ts';
import { isOnLists } from '../identity/match-person.ts';
import { ownedAccount } from '../identity/owned-account.ts';
import { changeOwnAccount } from '../identity/resolve-one/change-own-account.ts';
import type { Tools } from '../identity/resolve-one/resolve-account.ts';
import { spend } from '../limits/limits.ts';
import { documentFields } from './document-text.ts';
import { verifiedAtOf, verifiedOn } from './verified-name.ts';

/** Longer than looking takes, so that the time of a refusal does not tell whether the document is known. */
const refusalMs = 250;

/**
 * Matches name and document against the channels' lists; a match becomes part of what the account says, and with it
 * the policies become the customer's. Throws `consent.required`, `input.invalid` for a typing error, `limit.used_up`,
 * `real_name.bound`, and `real_name.no_match`, the same whatever did not match.
 */
export async function bindRealName(
  actor: CustomerActor,
  { name, ...document }: RealName,
  occasion: Occasion & { address: string },
  tools: Tools,
): Promise<void> {
  const { fieldEncryption } = tools;
  await requireConsent(actor, 'service', tools);
  const fields = { name, ...documentFields(document) };
  const documentKey = fieldEncryption.hash('real-name', fields.documentNumber);
  await spend('real-name-address', addressKey(occasion.address), occasion.at);
  await spend('real-name', actor.accountId, occasion.at);
  await spend('real-name', documentKey, occasion.at);
  const { content } = await ownedAccount(actor.accountId, fieldEncryption);
  const other = verifiedAtOf(content) && content.fields.documentNumber;
  must(!other || other === fields.documentNumber, 'real_name.bound');
  const target = { type: 'account' as const, id: actor.accountId };
  const [isMatch] = await Promise.all([isOnLists(fields, fieldEncryption), sleep(refusalMs)]);
  if (!isMatch) {
    await recordAudit({ actor, action: 'me.real_name_failed', target }, occasion);
    throw new AppError('real_name.no_match');
  }
  await changeOwnAccount(actor.accountId, fields, tools, verifiedOn(occasion.at));
  await recordAudit({ actor, action: 'me.real_name_bound', target }, occasion);
}
