import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';

/** What a tap does: tells us its key, opens a page or a mini-program, or opens the phone's scanner, camera, album or map and tells us its key. */
export const menuTypes = [
  'click',
  'view',
  'miniprogram',
  'scancode_push',
  'scancode_waitmsg',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
] as const;
export type MenuType = (typeof menuTypes)[number];

// A draft may be wrong while it is written: `menuProblems` tells what WeChat would not take.
const Text = (longest: number) => z.string().trim().max(longest).default('');

const entry = {
  name: Text(100),
  type: z.enum(menuTypes).default('click'),
  key: Text(200),
  url: Text(2000),
  appid: Text(32),
  pagepath: Text(1100),
};

/** What its type does not use of it stays as it was typed and is not sent. */
export const MenuEntry = z.strictObject(entry);
export type MenuEntry = z.output<typeof MenuEntry>;

/** With sub-buttons a button only opens their list. */
export const MenuButton = z.strictObject({
  ...entry,
  subButtons: z.array(MenuEntry).max(10).default([]),
});
export type MenuButton = z.output<typeof MenuButton>;

export const MenuButtons = z.array(MenuButton).max(6);

/** `revision` is the draft's that was read: another one has been saved since when it differs. */
export const MenuDraft = z.strictObject({ revision: z.int().min(0), buttons: MenuButtons });
export type MenuDraft = z.output<typeof MenuDraft>;

export const MenuRevision = z.strictObject({ revision: z.int().min(0) });

const By = z.object({ id: Id, name: z.string() });

export const MenuVersionView = z.object({
  id: Id,
  number: z.int(),
  buttons: z.array(MenuButton),
  publishedAt: Instant,
  publishedBy: By,
});
export type MenuVersionView = z.infer<typeof MenuVersionView>;

/** The menu of one public account: what is being written, and what was published. */
export const MenuView = z.object({
  app: z.object({ id: Id, name: z.string(), appid: z.string() }),
  revision: z.int(),
  buttons: z.array(MenuButton),
  savedAt: Instant.nullable(),
  savedBy: By.nullable(),
  /** The newest first; at most 50. */
  versions: z.array(MenuVersionView),
  /** Mini-programs that are taken in, to choose from. */
  miniPrograms: z.array(z.object({ appid: z.string(), name: z.string() })),
  can: z.object({ edit: z.boolean() }),
});
export type MenuView = z.infer<typeof MenuView>;

/** A button as WeChat has it; `type` may be one that only its own pages can make. */
export const LiveMenuButton = z.object({
  ...entry,
  type: z.string(),
  subButtons: z.array(z.object({ ...entry, type: z.string() })),
});
export type LiveMenuButton = z.infer<typeof LiveMenuButton>;

/** What WeChat shows now; null when it has no menu. */
export const LiveMenuView = z.object({
  isOpen: z.boolean(),
  buttons: z.array(LiveMenuButton).nullable(),
});
export type LiveMenuView = z.infer<typeof LiveMenuView>;
