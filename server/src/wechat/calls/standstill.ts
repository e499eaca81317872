import { shanghaiDate, startOfDay } from '@heyi/shared/dates';
import { AppError } from '@heyi/shared/errors';
import { messages } from '../../http/error-messages.ts';
import type { Ports } from '../../ports/ports.ts';
import { WechatRefusal } from '../../ports/wechat-failure.ts';
import { failureCode, failureText } from '../stored-failure.ts';

const dayMs = 86_400_000;
const pauseMs = 60_000;
const passing = ['wechat.unreachable', 'wechat.too_often', 'wechat.quota_used'];

/** Why a long job stands still, in words: it goes on by itself at `resumesAt`, or waits for a person to start it again. */
export interface Standstill {
  state: 'paused' | 'failed';
  resumesAt: Date | null;
  finishedAt: Date | null;
  note: string;
}

/** What becomes of a job that met this error: a passing one pauses it, until tomorrow when the day's calls are used up. */
export function standstill(error: unknown, { now, log }: Pick<Ports, 'now' | 'log'>): Standstill {
  const at = now();
  if (error instanceof AppError && passing.includes(error.code)) {
    const tomorrow = startOfDay(shanghaiDate(new Date(at.getTime() + dayMs)));
    const soon = new Date(at.getTime() + pauseMs);
    return pausedUntil(error.code === 'wechat.quota_used' ? tomorrow : soon, messages[error.code]);
  }
  return { state: 'failed', resumesAt: null, finishedAt: at, note: noteOn(error, log) };
}

export const pausedUntil = (resumesAt: Date, note: string): Standstill => ({
  state: 'paused',
  resumesAt,
  finishedAt: null,
  note,
});

function noteOn(error: unknown, log: Ports['log']): string {
  if (!(error instanceof AppError || error instanceof WechatRefusal))
    log.error({ err: error }, 'a job of WeChat failed');
  return failureText(failureCode(error));
}
