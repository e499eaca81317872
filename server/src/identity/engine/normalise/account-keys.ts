import type { AccountRecord } from '../account-record.ts';
import { looseBirthday, normaliseBirthday } from './birthday.ts';
import { daysSince1970 } from './calendar.ts';
import { normaliseCode, normaliseWechatId } from './code.ts';
import { type IdentityDocument, normaliseDocument } from './document.ts';
import { normaliseEmail } from './email.ts';
import { normaliseGender } from './gender.ts';
import { birthdayOfNationalId, genderOfNationalId } from './national-id.ts';
import { type PersonName, readGivenMask, readNamePart, readWholeName } from './person-name.ts';
import { isMobile, normaliseMobile, normalisePhone } from './phone.ts';
import { normaliseAddress, normalisePlace, normalisePlaceNumber } from './place.ts';
import { remembered } from './remembered.ts';

type Fields = AccountRecord['fields'];

const use = <T>(text: string | undefined, normalise: (text: string) => T | null): T | null =>
  text ? normalise(text) : null;

const birthdayOf = remembered(looseBirthday);
const genderOf = remembered(normaliseGender);
const placeNamed = remembered(normalisePlace);

/** Surname and given name from the list's own two columns, or else from its whole name. */
export function nameOf({ name, surname, givenName }: Fields): PersonName {
  if (!surname && !givenName)
    return name ? readWholeName(name) : { surname: null, givenName: null };
  const parts = { surname: use(surname, readNamePart), givenName: use(givenName, readNamePart) };
  if (!parts.surname && !parts.givenName && name) return readWholeName(name);
  return givenName?.includes('*') ? { ...parts, ...readGivenMask(givenName) } : parts;
}

export const documentOf = ({ documentNumber, documentType }: Fields): IdentityDocument | null =>
  documentNumber ? normaliseDocument(documentNumber, documentType) : null;

/** Birthday (yyyymmdd) and sex; a valid national ID number speaks before what was typed beside it. */
export function birthdayAndGenderOf(
  { birthday, gender }: Fields,
  document: IdentityDocument | null,
): { birthday: number | null; gender: 1 | 2 | null } {
  return document?.kind === 'national-id'
    ? { birthday: birthdayOfNationalId(document.key), gender: genderOfNationalId(document.key) }
    : { birthday: use(birthday, birthdayOf), gender: use(gender, genderOf) };
}

/** The mobile and the other number, whichever column they were typed into. */
export function phonesOf({ mobile, phone }: Fields): {
  mobile: string | null;
  phone: string | null;
} {
  const first = use(mobile, normalisePhone);
  const second = use(phone, normalisePhone);
  if (first !== null && isMobile(first))
    return { mobile: first, phone: second === first ? null : second };
  return second !== null && isMobile(second)
    ? { mobile: second, phone: first }
    : { mobile: null, phone: first ?? second };
}

/** In the year 2149; what comes later is a typing error. */
const latestDay = 0xffff;

/** The day of `mobileAt` in days since 1970; 0 when it is not known, or the mobile stands in another column. */
export function mobileDayOf({ mobile, mobileAt }: Fields): number {
  if (!mobile || !mobileAt || normaliseMobile(mobile) === null) return 0;
  return dayNumber(mobileAt);
}

const dayNumber = remembered((text) => {
  const day = normaliseBirthday(text);
  const days = day === null ? 0 : daysSince1970(day);
  return days > 0 && days <= latestDay ? days : 0;
});

export const wechatOf = ({ unionid, openid }: Fields) => ({
  unionid: use(unionid, normaliseWechatId),
  openid: use(openid, normaliseWechatId),
});

export const codesOf = ({ otherId, email, policyNumber }: Fields) => ({
  otherId: use(otherId, normaliseCode),
  email: use(email, normaliseEmail),
  policyNumber: use(policyNumber, normaliseCode),
});

export const placeOf = ({ address, streetNumber, city, region, postcode }: Fields) => ({
  address: use(address, normaliseAddress),
  streetNumber: use(streetNumber, normalisePlaceNumber),
  city: use(city, placeNamed),
  region: use(region, placeNamed),
  postcode: use(postcode, normalisePlaceNumber),
});
