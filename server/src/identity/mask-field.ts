import type { AccountField } from '@heyi/shared/identity/account-field';
import { maskDocument, maskName, maskNumber, maskTail } from './masking.ts';
import { standardForm } from './standard-form.ts';

const plain = (text: string) => text;

/** How each field is shown to those who may not see it whole. */
const masks: Record<AccountField, (text: string) => string> = {
  accountId: plain,
  channel: plain,
  unionidScope: plain,
  unionid: maskDocument,
  openid: maskDocument,
  name: maskName,
  givenName: maskName,
  surname: maskName,
  mobile: maskNumber,
  mobileAt: plain,
  phone: maskNumber,
  documentType: plain,
  documentNumber: maskDocument,
  otherId: maskDocument,
  birthday: (birthday) => maskTail(birthday, 4),
  gender: plain,
  address: (address) => maskTail(address, 6),
  streetNumber: (number) => maskTail(number, 0),
  city: plain,
  region: plain,
  postcode: plain,
  email: (email) => maskTail(email, 1),
  tags: plain,
  policyNumber: maskDocument,
  marketingConsent: plain,
  marketingRefusal: plain,
  sharingConsent: plain,
  sharingRefusal: plain,
};

/** The value in its standard form, as much of it as may be seen. */
export const maskField = (field: AccountField, value: string): string =>
  masks[field](standardForm(field, value));
