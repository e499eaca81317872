import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type {
  MessageSettings as GivenSettings,
  NewMessageTemplate,
} from '@heyi/shared/messages/messages.schema';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { inTransaction } from '../database/transaction.ts';
import { enabledApps } from '../wechat/apps/enabled-apps.ts';
import type { WechatApp } from '../wechat/apps/wechat-apps.service.ts';
import { MessageSettingsModel } from './message-settings.model.ts';
import { messageSettings } from './message-settings.ts';
import { type MessageTemplate, MessageTemplateModel } from './message-template.model.ts';
import { canSeeMessages, canSetMessages } from './messages.policy.ts';

export interface MessageSetup extends GivenSettings {
  apps: WechatApp[];
  templates: MessageTemplate[];
}

/** By what messages are sent. */
export async function messageSetup(actor: Actor): Promise<MessageSetup> {
  must(canSeeMessages(actor), 'auth.forbidden');
  const [apps, templates, { quietHours }] = await Promise.all([
    enabledApps(),
    MessageTemplateModel.find().sort({ kind: 1, _id: 1 }).lean(),
    messageSettings(),
  ]);
  return { apps: [...apps.values()], templates, quietHours };
}

/** Replaces what the app had for this kind. Throws `wechat_app.not_found`. */
export async function saveTemplate(
  actor: StaffActor,
  { appid, kind, ...given }: NewMessageTemplate,
  occasion: Occasion,
): Promise<MessageTemplate> {
  must(canSetMessages(actor), 'auth.forbidden');
  must((await enabledApps()).has(appid), 'wechat_app.not_found');
  return inTransaction(async (session) => {
    const saved = await MessageTemplateModel.findOneAndUpdate(
      { appid, kind },
      { $set: { ...given, updatedAt: occasion.at } },
      { upsert: true, returnDocument: 'after', session },
    ).lean();
    must(saved, 'message_template.not_found');
    const target = { type: 'message-template' as const, id: saved._id.toHexString() };
    const details = { appid, kind };
    await recordAudit(
      { actor, action: 'message_template.saved', target, details },
      occasion,
      session,
    );
    return saved;
  });
}

/** Throws `message_template.not_found`. */
export async function deleteTemplate(actor: StaffActor, id: string, occasion: Occasion) {
  must(canSetMessages(actor), 'auth.forbidden');
  await inTransaction(async (session) => {
    const deleted = await MessageTemplateModel.findByIdAndDelete(id, { session }).lean();
    must(deleted, 'message_template.not_found');
    const { appid, kind } = deleted;
    const target = { type: 'message-template' as const, id };
    const deed = { actor, target, details: { appid, kind } };
    await recordAudit({ ...deed, action: 'message_template.deleted' }, occasion, session);
  });
}

export async function saveMessageSettings(
  actor: StaffActor,
  { quietHours }: GivenSettings,
  occasion: Occasion,
): Promise<GivenSettings> {
  must(canSetMessages(actor), 'auth.forbidden');
  await inTransaction(async (session) => {
    await MessageSettingsModel.updateOne(
      { _id: 'messages' },
      { $set: { quietHours } },
      { upsert: true, session },
    );
    const details = { quietHours: quietHours ? `${quietHours.from}–${quietHours.to}` : '' };
    await recordAudit({ actor, action: 'message_settings.saved', details }, occasion, session);
  });
  return { quietHours };
}
