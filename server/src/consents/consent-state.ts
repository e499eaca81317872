import {
  type ConsentPurpose,
  type ConsentState,
  consentPurposes,
} from '@heyi/shared/consents/consents.schema';
import type { AccountSource } from '@heyi/shared/identity/account-field';
import type { Consents } from '../identity/consents-of-customer.ts';
import type { ConsentAnswer } from './consent-answers.ts';
import type { CurrentText } from './consent-texts.service.ts';

/** Where somebody stands with one purpose, and for a refusal where they refused. */
export interface Standing {
  purpose: ConsentPurpose;
  state: ConsentState;
  refusedIn: AccountSource | null;
}

/** As which consent of a golden record a purpose is known there; the others are nobody else's business. */
export const goldenConsent = {
  service: null,
  marketing: 'marketing',
  'channel-sharing': 'sharing',
} as const satisfies Record<ConsentPurpose, keyof Consents | null>;

export interface KnownConsents {
  /** The last answers of the accounts that have a say. */
  answers: readonly ConsentAnswer[];
  /** What all accounts of the customer say, lists of the channels too. */
  golden: Consents;
  texts: ReadonlyMap<ConsentPurpose, CurrentText>;
}

export const standings = (known: KnownConsents): Standing[] =>
  consentPurposes.map((purpose) => ({ purpose, ...standing(purpose, known) }));

/** One refusal outweighs any number of consents, whoever gave it; a list's consent counts as long as nobody refused. */
function standing(
  purpose: ConsentPurpose,
  { answers, golden, texts }: KnownConsents,
): Omit<Standing, 'purpose'> {
  const own = answers.filter((one) => one.purpose === purpose);
  const kind = goldenConsent[purpose];
  const elsewhere = kind ? golden[kind] : undefined;
  if (own.some(({ answer }) => answer === 'withdrawn'))
    return { state: 'refused', refusedIn: 'mini-program' };
  if (elsewhere?.answer === 'refused') return { state: 'refused', refusedIn: elsewhere.channel };
  const countsFrom = texts.get(purpose)?.countsFrom ?? Number.POSITIVE_INFINITY;
  if (own.some(({ version }) => (version ?? 0) >= countsFrom)) return given;
  if (elsewhere && elsewhere.channel !== 'mini-program') return given;
  return { state: own.length > 0 ? 'outdated' : 'none', refusedIn: null };
}

const given = { state: 'given', refusedIn: null } as const;
