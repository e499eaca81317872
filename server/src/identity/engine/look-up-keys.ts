import type { AccountRecord } from './account-record.ts';
import { type BlockAttribute, type BlockTexts, blockTexts } from './block/block-attributes.ts';
import type { IdentifierField } from './compare/compared-field.ts';
import { codesOf, documentOf, phonesOf, wechatOf } from './normalise/account-keys.ts';

/** What people search by. */
const searchKinds = [
  ['document'],
  ['unionid'],
  ['openid'],
  ['number'],
  ['other'],
  ['email'],
  ['policy'],
  ['name'],
] as const satisfies BlockAttribute[][];

/**
 * What accounts are found by: for every way in which the engine brings accounts together, however finely, one of these
 * finds all that it brings together.
 */
export const keyKinds = [
  ...searchKinds,
  ['other-head'],
  ['other-tail'],
  ['name', 'birth-month'],
  ['name', 'month-and-day'],
  ['birthday'],
  ['birthday', 'given-sound'],
  ['birthday', 'surname-sound'],
  ['address'],
  ['address', 'street-number'],
  ['postcode', 'street-number'],
  ['city', 'street-number'],
  ['surname-sound', 'given-sound'],
  ['surname-sound', 'postcode'],
  ['given-sound', 'postcode'],
  ['surname-sound', 'given-sound', 'postcode'],
  ['surname-sound', 'city'],
  ['surname-sound', 'given-sound', 'city'],
] as const satisfies BlockAttribute[][];
export type KeyKind = (typeof keyKinds)[number];

/**
 * The keys that one account is found by, as a text each that names its kind: about thirteen for a Chinese one. The
 * caller hashes them; they are personal data.
 */
export function lookUpKeys(record: Pick<AccountRecord, 'fields'>): string[] {
  const texts = blockTexts(record);
  return keyKinds.flatMap((kind) => keysOfKind(kind, texts));
}

/** Those of the keys that people search by. */
export function searchKeys(record: Pick<AccountRecord, 'fields'>): string[] {
  const texts = blockTexts(record);
  return searchKinds.flatMap((kind) => keysOfKind(kind, texts));
}

/** The keys of one kind: none where an attribute is not known, two for one who has two telephones. */
export function keysOfKind(kind: readonly BlockAttribute[], texts: BlockTexts): string[] {
  const [first, ...others] = kind.map((attribute) => texts[attribute]);
  if (others.some(({ length }) => length === 0)) return [];
  const rest = others.map(([text]) => text);
  return (first ?? []).map((text) => keyText(kind, [text, ...rest]));
}

const keyText = (kind: readonly BlockAttribute[], values: unknown[]): string =>
  `${kind.join('+')}:${values.join('|')}`;

/** The key of each identifier that the account has: whoever holds the same value has the same key. */
export function identifierKeys({
  fields,
}: Pick<AccountRecord, 'fields'>): Record<IdentifierField, string | null> {
  const document = documentOf(fields);
  const { unionid, openid } = wechatOf(fields);
  const { mobile, phone } = phonesOf(fields);
  const { otherId, email, policyNumber } = codesOf(fields);
  const isKey = document !== null && document.kind !== 'doubtful';
  const key = (kind: BlockAttribute, value: string | null) =>
    value === null ? null : keyText([kind], [value]);
  return {
    document: isKey ? key('document', document.key.replace(/^[a-z-]+:/, '')) : null,
    unionid: key('unionid', unionid),
    openid: key('openid', openid),
    mobile: key('number', mobile),
    phone: key('number', phone),
    otherId: key('other', otherId),
    email: key('email', email),
    policyNumber: key('policy', policyNumber),
  };
}
