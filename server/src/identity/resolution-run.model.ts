import type { ResolutionSummary } from '@heyi/shared/identity/identity.schema';
import { model, Schema, type Types } from 'mongoose';
import type { MatchModel } from './engine/match-model.ts';
import { type NumberedSettings, numberedSettingsSchema } from './settings/identity-settings.ts';

/** One pass of the engine over all accounts, with its progress and outcome. */
export interface ResolutionRun {
  _id: Types.ObjectId;
  status: 'running' | 'done' | 'failed';
  stage: string;
  done: number;
  total: number;
  summary: ResolutionSummary | null;
  /** By what it decided: bars, and whose model; null in runs of old and in those that did not come so far. */
  settings: NumberedSettings | null;
  /** The match model (m and u probabilities, term frequencies) that the run decided by. */
  matchModel: MatchModel | null;
  /** The sealed list of values that too many persons share to count as evidence. */
  hotValues: Buffer | null;
  failure: string | null;
  startedAt: Date;
  finishedAt: Date | null;
}

const resolutionRunSchema = new Schema<ResolutionRun>(
  {
    status: { type: String, required: true, enum: ['running', 'done', 'failed'] },
    stage: { type: String, required: true },
    done: { type: Number, required: true },
    total: { type: Number, required: true },
    summary: { type: Object, default: null },
    settings: { type: numberedSettingsSchema, default: null },
    matchModel: { type: Object, default: null },
    hotValues: { type: Buffer, default: null },
    failure: { type: String, default: null },
    startedAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  },
  { collection: 'resolution_runs', versionKey: false, minimize: false },
);

export const ResolutionRunModel = model<ResolutionRun>('ResolutionRun', resolutionRunSchema);
