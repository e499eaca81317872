import type { PullState } from '@heyi/shared/wechat/followers.schema';
import type { Tone } from '../ui/status-mark.tsx';

/** How a long job with WeChat stands. */
export const jobStates: Record<PullState, { text: string; tone: Tone }> = {
  waiting: { text: '排队中', tone: 'waiting' },
  running: { text: '进行中', tone: 'busy' },
  paused: { text: '暂停，会自动继续', tone: 'careful' },
  done: { text: '已完成', tone: 'good' },
  failed: { text: '没有完成', tone: 'bad' },
};

export const isUnderWay = (state: string | undefined): boolean =>
  state === 'waiting' || state === 'running' || state === 'trying';

/** How often a job under way is looked at. */
export const lookAgainMs = 1000;
