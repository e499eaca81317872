import type { AccountField } from '../identity/account-field.ts';

const isMobile = (value: string) =>
  /^(?:\+?86|0086)?1[3-9]\d{9}$/.test(value.replaceAll(/[\s-]/g, ''));

const isChineseId = (value: string) =>
  /^[1-9]\d{5}(?:(?:18|19|20)\d{2})?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/.test(
    value,
  ) ||
  /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(value);

const isAnswer = (value: string) =>
  /^(?:是|否|有|无|[yn]|yes|no|true|false|[01√×]|已?同意|不同意|已?拒绝|接受|不接受|允许|不允许|未拒绝|未同意|勿扰|正常)$/i.test(
    value,
  );

const day = /^(?:18|19|20)\d{2}[-/.年]?(?:0?[1-9]|1[0-2])[-/.月]?(?:0?[1-9]|[12]\d|3[01])日?$/;
const dayTurned = /^\d{1,2}[-/.]\d{1,2}[-/.](?:18|19|20)\d{2}$/;

/** What the values of a field look like, as far as they have a look of their own. */
const looks: Partial<Record<AccountField, (value: string) => boolean>> = {
  mobile: isMobile,
  documentNumber: (value) => isChineseId(value) || /^[A-Za-z]{1,3}\d{6,9}[A-Za-z\d]?$/.test(value),
  birthday: (value) => day.test(value) || dayTurned.test(value) || /^[1-4]\d{4}$/.test(value),
  mobileAt: (value) => day.test(value.split(/[T ]/)[0] ?? '') || /^[1-5]\d{4}$/.test(value),
  gender: (value) => /^(?:男|女|男性|女性|未知|m|f|male|female|[0129])$/i.test(value),
  email: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  unionid: (value) => /^o[\w-]{27}$/.test(value),
  openid: (value) => /^o[\w-]{27}$/.test(value),
  channel: (value) => /^(?:个险|经代|银保|agency|broker|bancassurance)$/i.test(value),
  documentType: (value) => /证|护照|户口|passport|id.?card|permit|^\d{1,3}$/i.test(value),
  postcode: (value) => /^[A-Za-z\d][A-Za-z\d -]{2,9}$/.test(value),
  phone: (value) => /^[\d\s()+-]{6,20}$/.test(value),
  marketingConsent: isAnswer,
  marketingRefusal: isAnswer,
  sharingConsent: isAnswer,
  sharingRefusal: isAnswer,
  name: (value) => value.length <= 60 && !/^\d/.test(value) && !/[@#]/.test(value),
};

/** Fields whose values alone tell them, with how much that is worth. */
const telling: ReadonlyArray<[field: AccountField, certainty: number]> = [
  ['mobile', 0.7],
  ['email', 0.7],
  ['unionid', 0.4],
];

/** Enough for each share to mean something. */
const fewest = 3;

/** The share of the values (0 to 1) that may be of the field; undefined when there are too few, or the field has no look. */
export function shareThatFits(field: AccountField, values: readonly string[]): number | undefined {
  const look = looks[field];
  if (!look || values.length < fewest) return undefined;
  return values.filter(look).length / values.length;
}

/** The field that the values alone speak for, whatever the header says. */
export function valueMeaning(
  values: readonly string[],
): { field: AccountField; certainty: number } | undefined {
  if (values.length < fewest) return undefined;
  const share = (fits: (value: string) => boolean) => values.filter(fits).length / values.length;
  if (share(isChineseId) >= 0.8) return { field: 'documentNumber', certainty: 0.75 };
  const found = telling.find(([field]) => (shareThatFits(field, values) ?? 0) >= 0.8);
  return found && { field: found[0], certainty: found[1] };
}
