import { shanghaiDate } from '@heyi/shared/dates';
import { type WechatUsage, WechatUsageModel } from '../wechat-usage.model.ts';

export type { WechatUsage };

const keptDays = 90;
const day = 86_400_000;

/** Counts a call; `failedWith` is an error code, or null when there was no answer. */
export async function countCall(
  appid: string,
  path: string,
  at: Date,
  failure?: { failedWith: number | null },
): Promise<void> {
  const today = shanghaiDate(at);
  await WechatUsageModel.updateOne(
    { _id: `${appid} ${today} ${path}` },
    {
      $inc: { calls: 1, failures: failure ? 1 : 0 },
      $setOnInsert: {
        appid,
        day: today,
        path,
        expiresAt: new Date(at.getTime() + keptDays * day),
        ...(failure ? {} : { failedWith: null, failedAt: null }),
      },
      ...(failure ? { $set: { ...failure, failedAt: at } } : {}),
    },
    { upsert: true },
  );
}

export const usageOn = (at: Date): Promise<WechatUsage[]> =>
  WechatUsageModel.find({ day: shanghaiDate(at) })
    .sort({ calls: -1 })
    .lean();
