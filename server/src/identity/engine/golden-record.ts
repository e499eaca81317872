import {
  type AccountField,
  type AccountSource,
  accountFields,
  accountSources,
} from '@heyi/shared/identity/account-field';
import type { AccountRecord } from './account-record.ts';
import { type Consents, consentFields, consentsOf } from './consents.ts';
import { mobileDayOf } from './normalise/account-keys.ts';
import { normaliseBirthday } from './normalise/birthday.ts';
import { normaliseDocument } from './normalise/document.ts';
import { readWholeName } from './normalise/person-name.ts';
import { normalisePhone } from './normalise/phone.ts';
import { isPlaceholderNumber, isPlaceholderText } from './normalise/placeholder.ts';
import { plainText } from './normalise/plain-text.ts';
import { normaliseTags } from './normalise/tags.ts';

/** A surviving value and where it came from. */
export interface GoldenValue {
  value: string;
  channel: AccountSource;
  accountId: string;
  /** A mobile that another customer was known by later; kept for want of a better one. */
  isTakenOver?: true;
}

/** What is known of one person out of all accounts. */
export interface GoldenRecord {
  values: Partial<Record<AccountField, GoldenValue>>;
  tags: { united: string[]; byChannel: Partial<Record<AccountSource, string[]>> };
  consents: Consents;
}

/** Fields that say something about the account, not the person, or that are kept apart. */
const notGolden: ReadonlySet<AccountField> = new Set([
  'accountId',
  'channel',
  'tags',
  'openid',
  ...consentFields,
]);

/** Fields that only make sense together come from one account. */
const companions: Partial<Record<AccountField, AccountField>> = {
  documentType: 'documentNumber',
  mobileAt: 'mobile',
  unionidScope: 'unionid',
  givenName: 'surname',
  streetNumber: 'address',
  city: 'address',
  region: 'address',
  postcode: 'address',
};

/** Leaders before their companions. */
const goldenFields = accountFields
  .filter((field) => !notGolden.has(field))
  .sort((a, b) => Number(a in companions) - Number(b in companions));

/** Whose word counts more on the same footing: what WeChat verified is the person's own; banks check papers, agents type from memory. */
const channelRank: Record<AccountSource, number> = {
  'mini-program': 3,
  bancassurance: 2,
  agency: 1,
  broker: 0,
};

/** Whether another customer was known by the mobile of this account later. */
type IsTakenOver = (record: AccountRecord) => boolean;

/**
 * Survivorship field by field: verified before unverified, then source rank, then newest; the order does not matter.
 * Of mobiles the one that was registered last, unless it is somebody else's by now.
 */
export function goldenRecord(
  records: readonly AccountRecord[],
  isTakenOver: IsTakenOver = () => false,
): GoldenRecord {
  const ranked = [...records].sort(byRank);
  const byMobile = [...ranked].sort((a, b) => mobileDayOf(b.fields) - mobileDayOf(a.fields));
  const values: GoldenRecord['values'] = {};
  for (const field of goldenFields) {
    const source = sourceOf(field === 'mobile' ? byMobile : ranked, field, values, isTakenOver);
    const value = source?.fields[field]?.trim();
    if (!source || !value) continue;
    const { channel, accountId } = source;
    values[field] = { value, channel, accountId };
    if (field === 'mobile' && isTakenOver(source)) values[field].isTakenOver = true;
  }
  return { values, tags: tagsOf(ranked), consents: consentsOf(ranked) };
}

function sourceOf(
  ranked: readonly AccountRecord[],
  field: AccountField,
  values: GoldenRecord['values'],
  isTakenOver: IsTakenOver,
): AccountRecord | undefined {
  const leader = companions[field];
  const led = leader && values[leader];
  if (led) {
    const source = ranked.find((record) => isOf(record, led));
    return source?.fields[field]?.trim() ? source : undefined;
  }
  let best: AccountRecord | undefined;
  let most = 0;
  for (const record of ranked) {
    const usable = trustIn(field, record);
    const trust = field === 'mobile' && isTakenOver(record) ? Math.min(usable, 1) : usable;
    if (trust <= most) continue;
    best = record;
    most = trust;
  }
  return best;
}

const isOf = (record: AccountRecord, { channel, accountId }: GoldenValue): boolean =>
  record.channel === channel && record.accountId === accountId;

/** 0 not usable, 1 doubtful, 2 usable, 3 verified. */
function trustIn(field: AccountField, { fields }: AccountRecord): number {
  const text = fields[field]?.trim() ?? '';
  const plain = plainText(text);
  if (isPlaceholderText(plain)) return 0;
  switch (field) {
    case 'documentNumber':
      return trustInDocument(text, fields.documentType);
    case 'name':
      return trustInName(text, fields);
    case 'mobile':
    case 'phone':
      return normalisePhone(text) === null ? 0 : 2;
    case 'birthday':
      return trustInBirthday(text, fields);
    case 'gender':
      return hasValidId(fields) ? 3 : 2;
    case 'unionid':
      return isPlaceholderNumber(text) ? 0 : 2;
    default:
      return plain.includes('*') ? 1 : 2;
  }
}

const hasValidId = ({ documentNumber, documentType }: AccountRecord['fields']): boolean =>
  documentNumber !== undefined && trustInDocument(documentNumber, documentType) === 3;

function trustInDocument(number: string, type: string | undefined): number {
  const document = normaliseDocument(number, type);
  if (document === null) return 0;
  return { 'national-id': 3, other: 2, doubtful: 1 }[document.kind];
}

/** The name beside a valid ID number was copied from the card. */
function trustInName(text: string, fields: AccountRecord['fields']): number {
  const { surname, givenName } = readWholeName(text);
  if (surname === null && givenName === null) return 0;
  if (givenName === null) return 1;
  return hasValidId(fields) ? 3 : 2;
}

function trustInBirthday(text: string, fields: AccountRecord['fields']): number {
  if (normaliseBirthday(text) === null) return 0;
  return hasValidId(fields) ? 3 : 2;
}

const byRank = (a: AccountRecord, b: AccountRecord): number =>
  channelRank[b.channel] - channelRank[a.channel] ||
  (b.recordedAt?.getTime() ?? 0) - (a.recordedAt?.getTime() ?? 0) ||
  (a.accountId < b.accountId ? -1 : 1);

/** The tags of every channel apart, and all together once each. */
function tagsOf(ranked: readonly AccountRecord[]): GoldenRecord['tags'] {
  const byChannel: Partial<Record<AccountSource, string[]>> = {};
  for (const channel of accountSources) {
    const tags = ranked
      .filter((record) => record.channel === channel)
      .flatMap(({ fields }) => normaliseTags(fields.tags ?? ''));
    if (tags.length > 0) byChannel[channel] = [...new Set(tags)].sort();
  }
  const united = [...new Set(Object.values(byChannel).flat())].sort();
  return { united, byChannel };
}
