import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { isPublishable } from '@heyi/shared/wechat/menu-rules';
import type { LiveMenuView } from '@heyi/shared/wechat/menus.schema';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Ports } from '../../ports/ports.ts';
import { WechatRefusal } from '../../ports/wechat-failure.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { callWechat } from '../calls/call-wechat.ts';
import { refused } from '../calls/refused.ts';
import { type MenuDraft, MenuDraftModel, MenuVersionModel } from '../menu.model.ts';
import type { WechatApp } from '../wechat-app.model.ts';
import { liveMenu, menuJson } from './menu-json.ts';
import { canEditMenus } from './menus.policy.ts';
import { accountWithMenu, type Menu, showMenu } from './menus.service.ts';

const claimMs = 60_000;
const noMenu = 46003;

/**
 * Sends the draft of this revision to WeChat and keeps it as a version. Throws `menu.changed` (another draft, or somebody
 * publishes), `menu.problems`, `wechat.refused` with WeChat's code, and what `callWechat` throws.
 */
export async function publishMenu(
  actor: StaffActor,
  id: string,
  revision: number,
  { ports, occasion }: { ports: Ports; occasion: Occasion },
): Promise<Menu> {
  must(canEditMenus(actor), 'auth.forbidden');
  const app = await accountWithMenu(id);
  const draft = await claim(app, revision, occasion.at);
  try {
    must(isPublishable(draft.buttons), 'menu.problems');
    await send(app, draft, ports);
    await keepVersion(actor, app, draft, occasion);
  } finally {
    await MenuDraftModel.updateOne({ _id: app.appid }, { $set: { publishingUntil: null } });
  }
  return showMenu(actor, id);
}

async function send(app: WechatApp, { buttons }: MenuDraft, ports: Ports): Promise<void> {
  const path = 'cgi-bin/menu/create';
  try {
    await callWechat(app, { path, run: (api) => api.createMenu(menuJson(buttons)) }, ports);
  } catch (error) {
    throw refused(error);
  }
}

/** So that what WeChat was told last is the last version. */
async function claim({ appid }: WechatApp, revision: number, at: Date): Promise<MenuDraft> {
  const draft = await MenuDraftModel.findOneAndUpdate(
    {
      _id: appid,
      revision,
      $or: [{ publishingUntil: null }, { publishingUntil: { $lte: at } }],
    },
    { $set: { publishingUntil: new Date(at.getTime() + claimMs) } },
    { returnDocument: 'after' },
  ).lean();
  must(draft, 'menu.changed');
  return draft;
}

async function keepVersion(
  actor: StaffActor,
  { _id, appid }: WechatApp,
  { buttons }: MenuDraft,
  occasion: Occasion,
): Promise<void> {
  await inTransaction(async (session) => {
    const last = await MenuVersionModel.findOne({ appid })
      .sort({ number: -1 })
      .session(session)
      .lean();
    const number = (last?.number ?? 0) + 1;
    const publishedBy = { id: actor.id, name: actor.username };
    const version = { appid, number, buttons, publishedAt: occasion.at, publishedBy };
    await MenuVersionModel.create([version], { session });
    const target = { type: 'wechat-app' as const, id: _id.toHexString() };
    const details = { version: number };
    await recordAudit(
      { actor, action: 'wechat_menu.published', target, details },
      occasion,
      session,
    );
  });
}

/** What the account's followers see now, whoever made it. */
export async function showLiveMenu(actor: Actor, id: string, ports: Ports): Promise<LiveMenuView> {
  must(canSeeWechat(actor), 'auth.forbidden');
  const app = await accountWithMenu(id);
  try {
    const path = 'cgi-bin/get_current_selfmenu_info';
    return liveMenu(await callWechat(app, { path, run: (api) => api.getMenuConfig() }, ports));
  } catch (error) {
    if (error instanceof WechatRefusal && error.errcode === noMenu)
      return { isOpen: false, buttons: null };
    throw refused(error);
  }
}
