import type { AgentActor, CustomerActor } from '@heyi/shared/actor';
import type {
  ConsentGiven,
  ConsentPurpose,
  ConsentRequiredDetails,
} from '@heyi/shared/consents/consents.schema';
import { AppError, must } from '@heyi/shared/errors';
import { Types } from 'mongoose';
import type { Occasion } from '../audit/occasion.ts';
import { accountIdsOf, consentsOfCustomer } from '../identity/consents-of-customer.ts';
import { customerIdOf } from '../identity/owned-account.ts';
import { changeOwnAccount } from '../identity/resolve-one/change-own-account.ts';
import type { Tools } from '../identity/resolve-one/resolve-account.ts';
import { spend } from '../limits/limits.ts';
import { lastAnswers, recordAnswer } from './consent-answers.ts';
import { goldenConsent, type Standing, standings } from './consent-state.ts';
import { currentTexts } from './consent-texts.service.ts';

type Needs = Pick<Tools, 'fieldEncryption'>;

/** Where the person stands with each purpose, as far as this WeChat is concerned. */
export const ownConsents = ({ id, accountId }: CustomerActor, needs: Needs): Promise<Standing[]> =>
  standingsOf(id, needs, new Types.ObjectId(accountId));

/** Throws `consent.no_text`, `consent.text_changed` when another version than the shown one is in force. */
export async function giveConsent(
  actor: CustomerActor,
  { purpose, version }: ConsentGiven,
  occasion: Occasion,
  tools: Tools,
): Promise<void> {
  await spend('consent', actor.accountId, occasion.at);
  const current = (await currentTexts()).get(purpose);
  must(current, 'consent.no_text');
  must(current.text.version === version, 'consent.text_changed');
  await recordAnswer(actor, purpose, { answer: 'given', version }, occasion);
  await tellIdentity(actor, purpose, '同意', tools);
}

/** Holds from the next use on. */
export async function withdrawConsent(
  actor: CustomerActor,
  purpose: ConsentPurpose,
  occasion: Occasion,
  tools: Tools,
): Promise<void> {
  await spend('consent', actor.accountId, occasion.at);
  await recordAnswer(actor, purpose, { answer: 'withdrawn', version: null }, occasion);
  await tellIdentity(actor, purpose, '拒绝', tools);
}

const fields = { marketing: 'marketingConsent', sharing: 'sharingConsent' } as const;

/** So that the customer's golden record says it too; a crash before this leaves the stricter of both in force. */
async function tellIdentity(
  { accountId }: CustomerActor,
  purpose: ConsentPurpose,
  answer: '同意' | '拒绝',
  tools: Tools,
) {
  const kind = goldenConsent[purpose];
  if (kind) await changeOwnAccount(accountId, { [fields[kind]]: answer }, tools);
}

/** To be called before personal data is used for the purpose. Throws `consent.required`. */
export async function requireConsent(
  actor: CustomerActor | AgentActor,
  purpose: ConsentPurpose,
  needs: Needs,
): Promise<void> {
  const customerId = await customerIdOf(actor.accountId);
  must(customerId, 'auth.session_ended');
  const account = new Types.ObjectId(actor.accountId);
  const all = await standingsOf(customerId.toHexString(), needs, account);
  if (stateIn(all, purpose) === 'given') return;
  throw new AppError('consent.required', { purpose } satisfies ConsentRequiredDetails);
}

/** For what is done without the person: whether all accounts of the customer together allow it. */
export async function hasConsent(
  customerId: string,
  purpose: ConsentPurpose,
  needs: Needs,
): Promise<boolean> {
  return stateIn(await standingsOf(customerId, needs), purpose) === 'given';
}

const stateIn = (all: readonly Standing[], purpose: ConsentPurpose) =>
  all.find((one) => one.purpose === purpose)?.state;

/**
 * To be served is asked of the WeChat that asks for it: whoever refused on a lost telephone is not shut out for ever.
 * Advertising and sharing are the person's: all accounts have a say.
 */
async function standingsOf(
  customerId: string,
  { fieldEncryption }: Needs,
  served?: Types.ObjectId,
): Promise<Standing[]> {
  const [accountIds, golden, texts] = await Promise.all([
    accountIdsOf(customerId),
    consentsOfCustomer(customerId, fieldEncryption),
    currentTexts(),
  ]);
  const all = await lastAnswers(accountIds);
  const answers = all.filter(
    ({ purpose, accountId }) => purpose !== 'service' || !served || accountId.equals(served),
  );
  return standings({ answers, golden, texts });
}
