/** The insurer's sales channels that run a WeChat public account of their own. */
export const channels = ['agency', 'broker', 'bancassurance'] as const;
export type Channel = (typeof channels)[number];

/** Where accounts come from: a channel's list or public account, or our own mini-program, which belongs to no channel. */
export const accountSources = [...channels, 'mini-program'] as const;
export type AccountSource = (typeof accountSources)[number];

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
