import type { MenuButton } from '@heyi/shared/wechat/menus.schema';
import { model, Schema, type Types } from 'mongoose';

export interface MenuAuthor {
  id: string;
  name: string;
}

/** The menu of one public account as it is being written. */
export interface MenuDraft {
  /** The appid. */
  _id: string;
  /** Counted up with each saving. */
  revision: number;
  buttons: MenuButton[];
  savedAt: Date;
  savedBy: MenuAuthor;
  /** Until then one publication alone is under way. */
  publishingUntil: Date | null;
}

/** A menu as it was published; never changed. */
export interface MenuVersion {
  _id: Types.ObjectId;
  appid: string;
  /** 1, 2, 3 … in each account. */
  number: number;
  buttons: MenuButton[];
  publishedAt: Date;
  publishedBy: MenuAuthor;
}

const author = new Schema<MenuAuthor>(
  { id: { type: String, required: true }, name: { type: String, required: true } },
  { _id: false },
);

const menuDraftSchema = new Schema<MenuDraft>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    buttons: { type: [Schema.Types.Mixed] as never, required: true },
    savedAt: { type: Date, required: true },
    savedBy: { type: author, required: true },
    publishingUntil: { type: Date, default: null },
  },
  { collection: 'wechat_menu_drafts', versionKey: false },
);

const menuVersionSchema = new Schema<MenuVersion>(
  {
    appid: { type: String, required: true },
    number: { type: Number, required: true },
    buttons: { type: [Schema.Types.Mixed] as never, required: true },
    publishedAt: { type: Date, required: true },
    publishedBy: { type: author, required: true },
  },
  { collection: 'wechat_menu_versions', versionKey: false },
);
menuVersionSchema.index({ appid: 1, number: -1 }, { unique: true });

export const MenuDraftModel = model<MenuDraft>('WechatMenuDraft', menuDraftSchema);
export const MenuVersionModel = model<MenuVersion>('WechatMenuVersion', menuVersionSchema);
