import type { Ports } from '../../ports/ports.ts';
import { TagFlowModel } from '../tag-flow.model.ts';
import { TagOrderModel } from '../tag-order.model.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { runFlow } from './run-flow.ts';
import { beginFlow, flowJob } from './tags.service.ts';

const atOnce = 2;
const dayMs = 86_400_000;

export function defineTagJobs(ports: Ports): void {
  ports.jobs.define<{ appid: string }>(
    flowJob,
    ({ appid }, { signal }) => runFlow(appid, ports, signal),
    { atOnce },
  );
}

/** Queues again what a stopped process left unfinished. */
export async function recoverFlows({ jobs }: Pick<Ports, 'jobs'>): Promise<void> {
  for (const { _id } of await TagFlowModel.find({ state: { $in: ['waiting', 'running'] } })
    .select({ _id: 1 })
    .lean())
    await jobs.enqueue(flowJob, { appid: _id });
}

/** Queues the paused ones whose time has come, and each account's a day after its last: portraits change. */
export async function resumeFlows({ jobs, now }: Pick<Ports, 'jobs' | 'now'>): Promise<void> {
  const isDue = { state: 'paused' as const, resumesAt: { $lte: now() } };
  for (;;) {
    const update = { $set: { state: 'waiting' as const } };
    const due = await TagFlowModel.findOneAndUpdate(isDue, update).lean();
    if (!due) break;
    await jobs.enqueue(flowJob, { appid: due._id });
  }
  const order = await TagOrderModel.findById('order').lean();
  if (!order?.names.length) return;
  const since = new Date(now().getTime() - dayMs);
  const old = await TagFlowModel.find({ state: 'done', finishedAt: { $lte: since } }).lean();
  const appids = old.map(({ _id }) => _id);
  const apps = await WechatAppModel.find({ appid: { $in: appids }, disabledAt: null }).lean();
  for (const { appid } of apps)
    if (await beginFlow(appid, now())) await jobs.enqueue(flowJob, { appid });
}
