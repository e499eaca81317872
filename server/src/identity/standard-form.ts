import type { AccountField } from '@heyi/shared/identity/account-field';
import { normaliseBirthday } from './engine/normalise/birthday.ts';
import { normaliseEmail } from './engine/normalise/email.ts';
import { normaliseGender } from './engine/normalise/gender.ts';
import { normalisePhone } from './engine/normalise/phone.ts';

const forms: Partial<Record<AccountField, (text: string) => string | null>> = {
  mobile: normalisePhone,
  phone: normalisePhone,
  documentNumber: (text) => plain(text).replace(/\s/g, '').toUpperCase(),
  birthday: isoDay,
  mobileAt: isoDay,
  gender: (text) => {
    const gender = normaliseGender(text);
    return gender === null ? null : genders[gender];
  },
  email: normaliseEmail,
};

function isoDay(text: string): string | null {
  const day = normaliseBirthday(text);
  return day === null ? null : String(day).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

const genders = { 1: '男', 2: '女' } as const;

const plain = (text: string) => text.normalize('NFKC').trim();

/** A value of a source as people write it: +86 139… → 139…, 1985/6/1 → 1985-06-01, M → 男; what cannot be read stays as it came. */
export const standardForm = (field: AccountField, text: string): string =>
  forms[field]?.(text) ?? plain(text);
