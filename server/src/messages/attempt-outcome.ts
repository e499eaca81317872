import { AppError } from '@heyi/shared/errors';
import type { WhyNot } from '@heyi/shared/messages/delivery';
import { WechatRefusal, WechatUnreachable } from '../ports/wechat-failure.ts';
import type { Attempt } from './message.model.ts';

export type AttemptResult = Pick<Attempt, 'outcome' | 'why' | 'errcode'>;

export const sent: AttemptResult = { outcome: 'sent', why: null, errcode: null };

/** What a refusal says about this way to this person; it is not tried again. */
const refusals: Record<number, WhyNot> = {
  40003: 'bad-openid',
  40037: 'bad-template',
  41030: 'bad-template',
  43004: 'not-following',
  43101: 'agreement-refused',
  45015: 'out-of-time',
  45047: 'too-many',
  47003: 'bad-template',
};

/** Ours to mend: token, secret, addresses that may call. Nothing was sent. */
const credentials = [40001, 40013, 40014, 40125, 40164, 42001];

/** What an attempt came to whose call failed; null for what is no failure of a call. Without an answer nobody knows whether it arrived. */
export function failedAttempt(error: unknown): AttemptResult | null {
  if (error instanceof WechatRefusal) return refusal(error.errcode);
  if (!(error instanceof AppError)) return null;
  switch (error.code) {
    case 'wechat.quota_used':
      return { outcome: 'later', why: 'quota-used', errcode: 45009 };
    case 'wechat.too_often':
      return { outcome: 'later', why: 'too-often', errcode: 45011 };
    case 'wechat_app.disabled':
      return { outcome: 'refused', why: 'app-disabled', errcode: null };
    case 'wechat.unreachable':
      return isUnsent(error.cause)
        ? { outcome: 'later', why: 'unreachable', errcode: null }
        : { outcome: 'unknown', why: 'no-answer', errcode: null };
    default:
      return null;
  }
}

function refusal(errcode: number): AttemptResult {
  if (credentials.includes(errcode)) return { outcome: 'later', why: 'unreachable', errcode };
  return { outcome: 'refused', why: refusals[errcode] ?? 'refused-by-wechat', errcode };
}

/** WeChat said that it was busy, or was never reached. */
const isUnsent = (cause: unknown) =>
  cause instanceof WechatRefusal || (cause instanceof WechatUnreachable && cause.isUnsent);
