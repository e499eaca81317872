import type { Actor } from '@heyi/shared/actor';
import type { MenuVersionView, MenuView } from '@heyi/shared/wechat/menus.schema';
import type { MenuVersion } from '../menu.model.ts';
import { canEditMenus } from './menus.policy.ts';
import type { Menu } from './menus.service.ts';

export const presentMenu = (
  { app, draft, versions, miniPrograms }: Menu,
  actor: Actor,
): MenuView => ({
  app: { id: app._id.toHexString(), name: app.name, appid: app.appid },
  revision: draft?.revision ?? 0,
  buttons: draft?.buttons ?? [],
  savedAt: draft?.savedAt.toISOString() ?? null,
  savedBy: draft?.savedBy ?? null,
  versions: versions.map(presentVersion),
  miniPrograms: miniPrograms.map(({ appid, name }) => ({ appid, name })),
  can: { edit: canEditMenus(actor) },
});

const presentVersion = (version: MenuVersion): MenuVersionView => ({
  id: version._id.toHexString(),
  number: version.number,
  buttons: version.buttons,
  publishedAt: version.publishedAt.toISOString(),
  publishedBy: version.publishedBy,
});
