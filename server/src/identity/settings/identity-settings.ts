import { Schema, type Types } from 'mongoose';
import type { Bars } from '../engine/decide/bars.ts';

/** By what the machine is to decide. */
export interface IdentitySettings {
  bars: Bars;
  /** The run whose model every run decides by; null: each run learns anew. */
  modelRunId: Types.ObjectId | null;
}

/** Settings and which version of them they are; what the product came with is version 0. */
export interface NumberedSettings extends IdentitySettings {
  version: number;
}

export const barsSchema = new Schema<Bars>(
  { upper: { type: Number, required: true }, lower: { type: Number, required: true } },
  { _id: false },
);

export const numberedSettingsSchema = new Schema<NumberedSettings>(
  {
    version: { type: Number, required: true },
    bars: { type: barsSchema, required: true },
    modelRunId: { type: Schema.Types.ObjectId, default: null },
  },
  { _id: false },
);
