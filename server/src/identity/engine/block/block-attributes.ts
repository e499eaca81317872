import type { AccountRecord } from '../account-record.ts';
import {
  birthdayAndGenderOf,
  codesOf,
  documentOf,
  nameOf,
  phonesOf,
  placeOf,
  wechatOf,
} from '../normalise/account-keys.ts';
import { soundCode } from './sound-code.ts';

/** What accounts are brought together by, alone or several at once. */
const blockAttributes = [
  'document',
  'unionid',
  'openid',
  'number',
  'other',
  'other-head',
  'other-tail',
  'email',
  'policy',
  'name',
  'birthday',
  'birth-month',
  'month-and-day',
  'surname-sound',
  'given-sound',
  'address',
  'street-number',
  'city',
  'postcode',
] as const;
export type BlockAttribute = (typeof blockAttributes)[number];

/** The texts of one account by attribute; none where it is not known. A mobile and a telephone are both numbers. */
export type BlockTexts = Record<BlockAttribute, string[]>;

const shortestPart = 3;

export function blockTexts({ fields }: Pick<AccountRecord, 'fields'>): BlockTexts {
  const document = documentOf(fields);
  const { birthday } = birthdayAndGenderOf(fields, document);
  const { unionid, openid } = wechatOf(fields);
  const { mobile, phone } = phonesOf(fields);
  const { otherId, email, policyNumber } = codesOf(fields);
  const { surname, givenName } = nameOf(fields);
  const place = placeOf(fields);
  const half = Math.floor((otherId ?? '').length / 2);
  const parted = half < shortestPart ? null : otherId;
  return {
    document: known(document?.key.replace(/^[a-z-]+:/, '')),
    unionid: known(unionid),
    openid: known(openid),
    number: known(mobile, phone),
    other: known(otherId),
    'other-head': known(parted?.slice(0, half)),
    'other-tail': known(parted?.slice(-half)),
    email: known(email),
    policy: known(policyNumber),
    name: known(nameText(surname, givenName)),
    birthday: known(birthday),
    'birth-month': known(birthday === null ? null : Math.floor(birthday / 100)),
    'month-and-day': known(birthday === null ? null : birthday % 10_000),
    'surname-sound': known(surname === null ? null : soundCode(surname)),
    'given-sound': known(givenName === null ? null : soundCode(givenName)),
    address: known(place.address),
    'street-number': known(place.streetNumber),
    city: known(place.city),
    postcode: known(place.postcode),
  };
}

const known = (...values: (string | number | null | undefined)[]): string[] =>
  values.filter((value) => value !== null && value !== undefined).map(String);

/** One text for both parts of a name, whichever stands first and wherever it is parted. */
function nameText(surname: string | null, givenName: string | null): string | null {
  if (surname === null || givenName === null) return surname ?? givenName;
  const latin = /^[a-z ]+$/.test(surname + givenName);
  return latin ? [surname, givenName].sort().join(' ') : leastRotation(surname + givenName);
}

function leastRotation(text: string): string {
  let least = text;
  for (let at = 1; at < text.length; at++) {
    const rotation = text.slice(at) + text.slice(0, at);
    if (rotation < least) least = rotation;
  }
  return least;
}
