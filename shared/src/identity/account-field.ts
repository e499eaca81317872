/** The insurer's sales channels that run a WeChat public account of their own. */
export const channels = ['agency', 'broker', 'bancassurance'] as const;
export type Channel = (typeof channels)[number];

/** What a column of a channel's list can mean. */
export const accountFields = [
  'accountId',
  'channel',
  'unionidScope',
  'unionid',
  'openid',
  'name',
  'givenName',
  'surname',
  'mobile',
  'mobileAt',
  'phone',
  'documentType',
  'documentNumber',
  'otherId',
  'birthday',
  'gender',
  'address',
  'streetNumber',
  'city',
  'region',
  'postcode',
  'email',
  'tags',
  'policyNumber',
  'marketingConsent',
  'marketingRefusal',
  'sharingConsent',
  'sharingRefusal',
] as const;
export type AccountField = (typeof accountFields)[number];
