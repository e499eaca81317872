import {
  type PreviewPairKind,
  type PreviewResult,
  previewPairKinds,
  previewStatuses,
} from '@heyi/shared/identity/settings.schema';
import { model, Schema, type Types } from 'mongoose';
import { type Doer, doerSchema } from '../doer.ts';
import {
  barsSchema,
  type IdentitySettings,
  type NumberedSettings,
  numberedSettingsSchema,
} from '../settings/identity-settings.ts';

/** Two accounts that the machine would decide otherwise. */
export interface PreviewPair {
  kind: PreviewPairKind;
  firstAccountId: Types.ObjectId;
  secondAccountId: Types.ObjectId;
  probability: number;
  rule: string;
}

/** A trial run by proposed settings, with its progress and outcome. */
export interface Preview extends IdentitySettings {
  _id: Types.ObjectId;
  status: (typeof previewStatuses)[number];
  stage: string;
  done: number;
  total: number;
  /** The settings in force when it was asked for. */
  basedOn: NumberedSettings;
  by: Doer;
  at: Date;
  finishedAt: Date | null;
  failure: string | null;
  result: PreviewResult | null;
  /** Some of the pairs of each kind. */
  pairs: PreviewPair[];
  /** The version of the settings that it became. */
  appliedAs: number | null;
}

const previewPairSchema = new Schema<PreviewPair>(
  {
    kind: { type: String, required: true, enum: previewPairKinds },
    firstAccountId: { type: Schema.Types.ObjectId, required: true },
    secondAccountId: { type: Schema.Types.ObjectId, required: true },
    probability: { type: Number, required: true },
    rule: { type: String, required: true },
  },
  { _id: false },
);

const previewSchema = new Schema<Preview>(
  {
    bars: { type: barsSchema, required: true },
    modelRunId: { type: Schema.Types.ObjectId, default: null },
    status: { type: String, required: true, enum: previewStatuses },
    stage: { type: String, default: 'read' },
    done: { type: Number, default: 0 },
    total: { type: Number, default: 0 },
    basedOn: { type: numberedSettingsSchema, required: true },
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
    failure: { type: String, default: null },
    result: { type: Object, default: null },
    pairs: { type: [previewPairSchema], default: [] },
    appliedAs: { type: Number, default: null },
  },
  { collection: 'identity_previews', versionKey: false, minimize: false },
);
previewSchema.index({ status: 1 });

export const PreviewModel = model<Preview>('Preview', previewSchema);
