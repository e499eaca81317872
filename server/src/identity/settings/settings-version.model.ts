import { model, Schema, type Types } from 'mongoose';
import { type Doer, doerSchema } from '../doer.ts';
import { barsSchema, type NumberedSettings } from './identity-settings.ts';

/** One version of the settings; versions are only ever added. */
export interface SettingsVersion extends NumberedSettings {
  _id: Types.ObjectId;
  /** The preview that showed what it would change; null for a command on the server. */
  previewId: Types.ObjectId | null;
  /** A sealed string. */
  reason: Buffer;
  by: Doer;
  at: Date;
}

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
