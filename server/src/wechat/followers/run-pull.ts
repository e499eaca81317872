import { withLease } from '../../database/lease.ts';
import type { Ports } from '../../ports/ports.ts';
import { WechatRefusal } from '../../ports/wechat-failure.ts';
import { callWechat } from '../calls/call-wechat.ts';
import { standstill } from '../calls/standstill.ts';
import { FollowerModel } from '../follower.model.ts';
import { type FollowerPull, FollowerPullModel } from '../follower-pull.model.ts';
import { pullTags } from '../tags/pull-tags.ts';
import { type WechatApp, WechatAppModel } from '../wechat-app.model.ts';
import { noteFollower } from './note-follower.ts';
import type { TagNames } from './own-tags.ts';

const detailsACall = 100;
const badOpenid = 40003;

/**
 * Pulls all followers from where the last try stopped. Stopped by its signal or a crash, it goes on at the batch that was
 * under way; when WeChat allows no more today, it pauses until tomorrow, and after any other error it has failed and can be started again.
 */
export const runPull = (appid: string, ports: Ports, signal: AbortSignal): Promise<void> =>
  withLease(`wechat-followers:${appid}`, async () => {
    const app = await WechatAppModel.findOne({ appid }).lean();
    const pull = await FollowerPullModel.findById(appid).lean();
    if (!app || !pull || pull.state === 'done' || pull.state === 'failed') return;
    await save(pull, { state: 'running', resumesAt: null, note: null });
    try {
      await takeAll(app, pull, ports, signal);
      const gone = await markGone(pull);
      const finishedAt = ports.now();
      const end = { state: 'done' as const, finishedAt, completedAt: finishedAt, gone };
      await save(pull, { ...end, page: [], pageDone: 0 });
    } catch (error) {
      if (signal.aborted) throw error;
      await save(pull, standstill(error, ports));
    }
  });

async function takeAll(app: WechatApp, pull: FollowerPull, ports: Ports, signal: AbortSignal) {
  const tags = await pullTags(app, ports);
  const tagNames = new Map(tags.map(({ id, name }) => [id, name]));
  while (pull.pageDone < pull.page.length || pull.nextOpenid !== null) {
    signal.throwIfAborted();
    if (pull.pageDone < pull.page.length) await takeBatch(app, pull, tagNames, ports);
    else await takePage(app, pull, ports);
  }
}

async function takePage(app: WechatApp, pull: FollowerPull, ports: Ports): Promise<void> {
  const from = pull.nextOpenid ?? '';
  try {
    const { total, data, next_openid } = await callWechat(
      app,
      { path: 'cgi-bin/user/get', run: (api) => api.getFollowers(from) },
      ports,
    );
    const page = data?.openid ?? [];
    const nextOpenid = page.length === 0 || next_openid === '' ? null : next_openid;
    await save(pull, { total, page, pageDone: 0, nextOpenid });
  } catch (error) {
    const isLost = error instanceof WechatRefusal && error.errcode === badOpenid && from !== '';
    if (!isLost) throw error;
    // Whoever ended the last page is gone: the list is read anew, which doubles nothing.
    await save(pull, { page: [], pageDone: 0, nextOpenid: '', done: 0 });
  }
}

async function takeBatch(
  app: WechatApp,
  pull: FollowerPull,
  tagNames: TagNames,
  ports: Ports,
): Promise<void> {
  const openids = pull.page.slice(pull.pageDone, pull.pageDone + detailsACall);
  const at = ports.now();
  const { user_info_list } = await callWechat(
    app,
    { path: 'cgi-bin/user/info/batchget', run: (api) => api.batchGetUsers(openids) },
    ports,
  );
  for (const user of user_info_list) {
    const isFollowing = user.subscribe === 1;
    const news = {
      openid: user.openid,
      isFollowing,
      ...(user.unionid ? { unionid: user.unionid } : {}),
      ...(isFollowing
        ? {
            followedAt: new Date((user.subscribe_time ?? 0) * 1000),
            subscribeScene: user.subscribe_scene ?? null,
            qrScene: user.qr_scene_str || null,
            tagIds: user.tagid_list ?? [],
          }
        : {}),
    };
    await noteFollower(app, news, at, ports, tagNames);
  }
  const done = pull.done + openids.length;
  await save(pull, { pageDone: pull.pageDone + openids.length, done });
}

/** Everybody on the list is known since the pull began, or later: whoever is not, has left. */
async function markGone({ _id: appid, startedAt }: FollowerPull): Promise<number> {
  const { modifiedCount } = await FollowerModel.updateMany(
    { appid, isFollowing: true, knownAt: { $lt: startedAt } },
    { $set: { isFollowing: false, knownAt: startedAt } },
  );
  return modifiedCount;
}

async function save(pull: FollowerPull, changes: Partial<FollowerPull>): Promise<void> {
  await FollowerPullModel.updateOne({ _id: pull._id }, { $set: changes });
  Object.assign(pull, changes);
}
