import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { type ServiceHours, serviceHoursText } from '@heyi/shared/wechat/service-hours';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { inTransaction } from '../../database/transaction.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { wechatApp } from '../apps/wechat-apps.service.ts';
import { canEditReplies } from '../replies/replies.policy.ts';
import { ServiceHoursModel } from '../service-hours.model.ts';

/** Null until somebody sets them. */
export async function serviceHoursOf(appid: string): Promise<ServiceHours | null> {
  const found = await ServiceHoursModel.findById(appid).lean();
  return found && { days: found.days, from: found.from, to: found.to };
}

/** Throws `wechat_app.not_found`. */
export async function showServiceHours(actor: Actor, id: string): Promise<ServiceHours | null> {
  must(canSeeWechat(actor), 'auth.forbidden');
  return serviceHoursOf((await wechatApp(id)).appid);
}

/** Throws `wechat_app.not_found`, `wechat_app.no_followers` for a mini-program. */
export async function saveServiceHours(
  actor: StaffActor,
  id: string,
  hours: ServiceHours | null,
  occasion: Occasion,
): Promise<ServiceHours | null> {
  must(canEditReplies(actor), 'auth.forbidden');
  const { appid: _id, kind } = await wechatApp(id);
  must(kind === 'public-account', 'wechat_app.no_followers');
  await inTransaction(async (session) => {
    if (hours)
      await ServiceHoursModel.updateOne({ _id }, { $set: hours }, { upsert: true, session });
    else await ServiceHoursModel.deleteOne({ _id }, { session });
    const target = { type: 'wechat-app' as const, id };
    const details = { hours: hours ? serviceHoursText(hours) : '' };
    await recordAudit({ actor, action: 'wechat_hours.saved', target, details }, occasion, session);
  });
  return hours;
}
