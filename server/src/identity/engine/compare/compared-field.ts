/** What two accounts are compared by, in the order of the columns and of the explanation. */
export const comparedFields = [
  'document',
  'unionid',
  'openid',
  'mobile',
  'phone',
  'otherId',
  'email',
  'policyNumber',
  'surname',
  'givenName',
  'birthday',
  'gender',
  'address',
  'streetNumber',
  'city',
  'region',
  'postcode',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** The place of each compared field in `comparedFields`. */
export const fieldIndex = Object.fromEntries(
  comparedFields.map((field, index) => [field, index]),
) as Record<ComparedField, number>;

/** Fields whose values are given to one person; agreement counts by how many accounts hold the value. */
export const identifierFields = [
  'document',
  'unionid',
  'openid',
  'mobile',
  'phone',
  'otherId',
  'email',
  'policyNumber',
] as const satisfies ComparedField[];
export type IdentifierField = (typeof identifierFields)[number];

/** Fields that many persons share by chance; agreement on a rare value counts for more. */
export const frequencyFields = [
  'surname',
  'givenName',
  'birthday',
  'address',
  'streetNumber',
  'city',
  'region',
  'postcode',
] as const satisfies ComparedField[];
export type FrequencyField = (typeof frequencyFields)[number];
