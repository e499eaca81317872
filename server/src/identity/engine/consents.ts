import type { AccountField, AccountSource } from '@heyi/shared/identity/account-field';
import type { AccountRecord } from './account-record.ts';
import { answerToConsent, answerToRefusal, type ConsentAnswer } from './normalise/consent.ts';

/** What a person may allow or refuse. */
export const consentKinds = ['marketing', 'sharing'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** The answer that counts, and the account that gave it. */
export interface Consent {
  answer: ConsentAnswer;
  channel: AccountSource;
  accountId: string;
}

export type Consents = Partial<Record<ConsentKind, Consent>>;

const columns = {
  marketing: { consent: 'marketingConsent', refusal: 'marketingRefusal' },
  sharing: { consent: 'sharingConsent', refusal: 'sharingRefusal' },
} as const satisfies Record<ConsentKind, Record<string, AccountField>>;

/** Columns that are answers to one of these, and no values of their own. */
export const consentFields: readonly AccountField[] = Object.values(columns).flatMap(
  ({ consent, refusal }) => [consent, refusal],
);

/** The strictest answer wins, whoever gave it and however long ago: one refusal outweighs any number of consents. */
export function consentsOf(ranked: readonly AccountRecord[]): Consents {
  const consents: Consents = {};
  for (const kind of consentKinds) {
    const source = givenBy(ranked, kind, 'refused') ?? givenBy(ranked, kind, 'agreed');
    if (source) consents[kind] = source;
  }
  return consents;
}

function givenBy(
  ranked: readonly AccountRecord[],
  kind: ConsentKind,
  answer: ConsentAnswer,
): Consent | undefined {
  const found = ranked.find((record) => answerOf(record, kind) === answer);
  return found && { answer, channel: found.channel, accountId: found.accountId };
}

function answerOf({ fields }: AccountRecord, kind: ConsentKind): ConsentAnswer | null {
  const { consent, refusal } = columns[kind];
  const answers = [answerToConsent(fields[consent] ?? ''), answerToRefusal(fields[refusal] ?? '')];
  return answers.includes('refused') ? 'refused' : (answers.find((one) => one !== null) ?? null);
}
