import type { AccountRecord } from './account-record.ts';
import type { IdentifierField } from './compare/compared-field.ts';
import {
  birthdayAndGenderOf,
  codesOf,
  documentOf,
  nameOf,
  phonesOf,
  placeOf,
  wechatOf,
} from './normalise/account-keys.ts';

/**
 * The keys that one account is found by, as a text each that names its kind: every identifier, the name alone, and
 * the combinations that bring two accounts of one person together without a common identifier. Values too common to
 * search by (a city, a birthday alone) are no keys. The caller hashes them; they are personal data.
 */
export function lookUpKeys(record: AccountRecord): string[] {
  const { accountId, fields } = record;
  const document = documentOf(fields);
  const { birthday } = birthdayAndGenderOf(fields, document);
  const { unionid, openid } = wechatOf(fields);
  const { address, streetNumber } = placeOf(fields);
  const name = nameKey(nameOf(fields));
  return [
    key('account', accountId.trim()),
    ...Object.values(identifierKeys(record)),
    key('document-number', document ? document.key.replace(/^[a-z-]+:/, '') : null),
    key('unionid', unionid),
    key('openid', openid),
    key('name', name),
    key('name+birthday', name, birthday),
    key('name+address', name, address),
    key('birthday+address', birthday, address),
    key('address+number', address, streetNumber),
  ].filter((found) => found !== null);
}

/** The key of each identifier that the account has: whoever holds the same value has the same key. */
export function identifierKeys({
  channel,
  fields,
}: AccountRecord): Record<IdentifierField, string | null> {
  const document = documentOf(fields);
  const { unionid, openid } = wechatOf(fields);
  const { mobile, phone } = phonesOf(fields);
  const { otherId, email, policyNumber } = codesOf(fields);
  const isKey = document !== null && document.kind !== 'doubtful';
  return {
    document: key('document', isKey ? document.key : null),
    unionid: key('unionid-in-scope', unionid, fields.unionidScope?.trim() ?? ''),
    openid: key('openid-of-channel', openid, channel),
    mobile: key('number', mobile),
    phone: key('number', phone),
    otherId: key('other', otherId),
    email: key('email', email),
    policyNumber: key('policy', policyNumber),
  };
}

function key(kind: string, ...values: (string | number | null)[]): string | null {
  return values.includes(null) ? null : `${kind}:${values.join('|')}`;
}

/** Both parts of the name, whichever stands first; null when one is not known. */
function nameKey({
  surname,
  givenName,
}: {
  surname: string | null;
  givenName: string | null;
}): string | null {
  if (surname === null || givenName === null) return surname ?? givenName;
  const latin = /^[a-z ]+$/.test(surname + givenName);
  return latin ? [surname, givenName].sort().join(' ') : surname + givenName;
}
