import type { Ports } from '../../ports/ports.ts';
import { FollowerPullModel } from '../follower-pull.model.ts';
import { pullJob } from './followers.service.ts';
import { runPull } from './run-pull.ts';

/** Accounts that one process pulls side by side. */
const atOnce = 4;

export function defineFollowerJobs(ports: Ports): void {
  ports.jobs.define<{ appid: string }>(
    pullJob,
    ({ appid }, { signal }) => runPull(appid, ports, signal),
    { atOnce },
  );
}

/** Queues again what a stopped process left unfinished. */
export async function recoverPulls({ jobs }: Pick<Ports, 'jobs'>): Promise<void> {
  for (const { _id } of await FollowerPullModel.find({ state: { $in: ['waiting', 'running'] } })
    .select({ _id: 1 })
    .lean())
    await jobs.enqueue(pullJob, { appid: _id });
}

/** Queues the paused ones whose time has come. */
export async function resumePulls({ jobs, now }: Pick<Ports, 'jobs' | 'now'>): Promise<void> {
  const isDue = { state: 'paused' as const, resumesAt: { $lte: now() } };
  for (;;) {
    const due = await FollowerPullModel.findOneAndUpdate(isDue, {
      $set: { state: 'waiting' },
    }).lean();
    if (!due) return;
    await jobs.enqueue(pullJob, { appid: due._id });
  }
}
