/** Ways to somebody, in the order in which they are tried; what is told is in the inbox too, whatever the way. */
export const messageWays = ['subscribe', 'template', 'custom'] as const;
export type MessageWay = (typeof messageWays)[number];

/**
 * `inbox`: no way to the phone was open. `unknown`: handed to WeChat, which did not answer; never sent again.
 * `refused`: the person wants no marketing.
 */
export const messageStates = [
  'waiting',
  'sending',
  'sent',
  'inbox',
  'unknown',
  'refused',
  'expired',
  'cancelled',
  'failed',
] as const;
export type MessageState = (typeof messageStates)[number];

/** `later`: not sent, and worth another try. */
export const attemptOutcomes = ['started', 'sent', 'refused', 'later', 'unknown'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** Why a way was not open, or an attempt came to nothing. */
export const whyNots = [
  'no-account',
  'no-template',
  'no-agreement',
  'not-following',
  'no-recent-action',
  'marketing',
  'unfit',
  'quiet-hours',
  'agreement-refused',
  'out-of-time',
  'too-many',
  'bad-openid',
  'bad-template',
  'quota-used',
  'too-often',
  'unreachable',
  'app-disabled',
  'no-answer',
  'interrupted',
  'refused-by-wechat',
] as const;
export type WhyNot = (typeof whyNots)[number];
