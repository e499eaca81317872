import { model, Schema, type Types } from 'mongoose';
import { type Doer, doerSchema } from '../doer.ts';
import type { Bars } from '../engine/decide/bars.ts';

/** By what the machine is to decide. */
export interface IdentitySettings {
  bars: Bars;
  /** The run whose model every run decides by; null: each run learns anew. */
  modelRunId: Types.ObjectId | null;
}

/** One version of the settings; versions are only ever added. */
export interface SettingsVersion extends IdentitySettings {
  _id: Types.ObjectId;
  /** 1, 2, 3, …; what the product came with is 0 and not stored. */
  version: number;
  /** The preview that showed what it would change; null for a command on the server. */
  previewId: Types.ObjectId | null;
  /** A sealed string. */
  reason: Buffer;
  by: Doer;
  at: Date;
}

export const barsSchema = new Schema<Bars>(
  { upper: { type: Number, required: true }, lower: { type: Number, required: true } },
  { _id: false },
);

const settingsVersionSchema = new Schema<SettingsVersion>(
  {
    version: { type: Number, required: true, unique: true },
    bars: { type: barsSchema, required: true },
    modelRunId: { type: Schema.Types.ObjectId, default: null },
    previewId: { type: Schema.Types.ObjectId, default: null },
    reason: { type: Buffer, required: true },
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'identity_settings', versionKey: false },
);

export const SettingsVersionModel = model<SettingsVersion>(
  'SettingsVersion',
  settingsVersionSchema,
);
