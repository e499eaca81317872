import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { MenuDraft as GivenDraft } from '@heyi/shared/wechat/menus.schema';
import { mongo } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { inTransaction } from '../../database/transaction.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { type WechatApp, wechatApp } from '../apps/wechat-apps.service.ts';
import {
  type MenuDraft,
  MenuDraftModel,
  type MenuVersion,
  MenuVersionModel,
} from '../menu.model.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { canEditMenus } from './menus.policy.ts';

const mostVersions = 50;

export interface Menu {
  app: WechatApp;
  /** Null before the first. */
  draft: MenuDraft | null;
  versions: MenuVersion[];
  miniPrograms: Pick<WechatApp, 'appid' | 'name'>[];
}

/** Throws `wechat_app.not_found`, `menu.no_account`. */
export async function showMenu(actor: Actor, id: string): Promise<Menu> {
  must(canSeeWechat(actor), 'auth.forbidden');
  const app = await accountWithMenu(id);
  const [draft, versions, miniPrograms] = await Promise.all([
    MenuDraftModel.findById(app.appid).lean(),
    MenuVersionModel.find({ appid: app.appid }).sort({ number: -1 }).limit(mostVersions).lean(),
    WechatAppModel.find({ kind: 'mini-program', disabledAt: null })
      .sort({ _id: 1 })
      .select({ appid: 1, name: 1 })
      .lean(),
  ]);
  return { app, draft, versions, miniPrograms };
}

/** Throws `menu.changed` when somebody else has saved since, or publishes. */
export async function saveMenu(
  actor: StaffActor,
  id: string,
  { revision, buttons }: GivenDraft,
  occasion: Occasion,
): Promise<Menu> {
  must(canEditMenus(actor), 'auth.forbidden');
  const { appid } = await accountWithMenu(id);
  const savedBy = { id: actor.id, name: actor.username };
  const change = { revision: revision + 1, buttons, savedAt: occasion.at, savedBy };
  await inTransaction(async (session) => {
    must(await writeDraft(appid, revision, change, session), 'menu.changed');
    const target = { type: 'wechat-app' as const, id };
    await recordAudit({ actor, action: 'wechat_menu.saved', target }, occasion, session);
  });
  return showMenu(actor, id);
}

async function writeDraft(
  appid: string,
  revision: number,
  change: Omit<MenuDraft, '_id' | 'publishingUntil'>,
  session: mongo.ClientSession,
): Promise<boolean> {
  if (revision > 0) {
    const isIdle = {
      $or: [{ publishingUntil: null }, { publishingUntil: { $lte: change.savedAt } }],
    };
    const { matchedCount } = await MenuDraftModel.updateOne(
      { _id: appid, revision, ...isIdle },
      { $set: change },
      { session },
    );
    return matchedCount === 1;
  }
  try {
    await MenuDraftModel.create([{ _id: appid, ...change }], { session });
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000) return false;
    throw error;
  }
}

/** Mini-programs have no menu. */
export async function accountWithMenu(id: string): Promise<WechatApp> {
  const app = await wechatApp(id);
  must(app.kind === 'public-account', 'menu.no_account');
  return app;
}
