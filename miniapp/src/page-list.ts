/** The pages at the bottom, in their order. */
export const tabs = [
  ['home', '首页'],
  ['policies', '保单'],
  ['me', '我的'],
] as const;

/** What is fetched only when it is opened: each package with its pages. */
export const packages = {
  account: ['mobile', 'real-name', 'devices'],
  privacy: ['consents', 'history'],
  inbox: ['list'],
  agent: ['entrance'],
} as const;
