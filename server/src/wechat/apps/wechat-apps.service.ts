import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { NewWechatApp, WechatAppChanges } from '@heyi/shared/wechat/wechat-apps.schema';
import { mongo, Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { inTransaction } from '../../database/transaction.ts';
import { type WechatApp, WechatAppModel } from '../wechat-app.model.ts';
import { sealSecret } from './app-secrets.ts';
import { appsChanged } from './apps-changed.ts';
import { canEditWechatApps, canSeeWechat } from './wechat-apps.policy.ts';

export type { WechatApp };

/** All of them, in the order they were added. */
export async function listWechatApps(actor: Actor): Promise<WechatApp[]> {
  must(canSeeWechat(actor), 'auth.forbidden');
  return WechatAppModel.find().sort({ _id: 1 }).lean();
}

/** Throws `wechat_app.taken`. */
export async function addWechatApp(
  actor: StaffActor,
  { secret, token, aesKey, channel, ...given }: NewWechatApp,
  encryption: FieldEncryption,
  occasion: Occasion,
): Promise<WechatApp> {
  must(canEditWechatApps(actor), 'auth.forbidden');
  const app: WechatApp = {
    _id: new Types.ObjectId(),
    ...given,
    channel: channel ?? null,
    secret: sealSecret('secret', secret, given, encryption),
    token: token === undefined ? null : sealSecret('token', token, given, encryption),
    aesKey: aesKey === undefined ? null : sealSecret('aesKey', aesKey, given, encryption),
    disabledAt: null,
    createdAt: occasion.at,
    updatedAt: occasion.at,
  };
  try {
    await inTransaction(async (session) => {
      await WechatAppModel.create([app], { session });
      await recordAudit(deed(actor, 'wechat_app.added', app), occasion, session);
    });
    appsChanged();
    return app;
  } catch (error) {
    must(!(error instanceof mongo.MongoServerError && error.code === 11000), 'wechat_app.taken');
    throw error;
  }
}

/** Throws `wechat_app.not_found`. */
export async function changeWechatApp(
  actor: StaffActor,
  id: string,
  { secret, token, aesKey, ...plain }: WechatAppChanges,
  encryption: FieldEncryption,
  occasion: Occasion,
): Promise<WechatApp> {
  must(canEditWechatApps(actor), 'auth.forbidden');
  const app = await wechatApp(id);
  const isAccount = app.kind === 'public-account';
  must(isAccount || !(plain.channel ?? token ?? aesKey), 'wechat_app.no_account');
  const secrets = Object.entries({ secret, token, aesKey }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, sealSecret(name as 'secret', text, app, encryption)]],
  );
  const set = { ...plain, ...Object.fromEntries(secrets) };
  const details = { fields: Object.keys({ ...set }) };
  return update(actor, id, 'wechat_app.changed', set, occasion, details);
}

export const disableWechatApp = (actor: StaffActor, id: string, occasion: Occasion) =>
  update(actor, id, 'wechat_app.disabled', { disabledAt: occasion.at }, occasion);

export const enableWechatApp = (actor: StaffActor, id: string, occasion: Occasion) =>
  update(actor, id, 'wechat_app.enabled', { disabledAt: null }, occasion);

type Action =
  | 'wechat_app.added'
  | 'wechat_app.changed'
  | 'wechat_app.disabled'
  | 'wechat_app.enabled';

async function update(
  actor: StaffActor,
  id: string,
  action: Action,
  set: Partial<WechatApp>,
  occasion: Occasion,
  details: Record<string, string[]> = {},
): Promise<WechatApp> {
  must(canEditWechatApps(actor), 'auth.forbidden');
  const app = await inTransaction(async (session) => {
    const changed = await WechatAppModel.findByIdAndUpdate(
      id,
      { $set: { ...set, updatedAt: occasion.at } },
      { session, returnDocument: 'after' },
    ).lean();
    must(changed, 'wechat_app.not_found');
    await recordAudit({ ...deed(actor, action, changed), details }, occasion, session);
    return changed;
  });
  appsChanged();
  return app;
}

const deed = (actor: StaffActor, action: Action, { _id }: WechatApp) => ({
  actor,
  action,
  target: { type: 'wechat-app' as const, id: _id.toHexString() },
});

/** Throws `wechat_app.not_found`. */
export async function wechatApp(id: string): Promise<WechatApp> {
  const app = await WechatAppModel.findById(id).lean();
  must(app, 'wechat_app.not_found');
  return app;
}
