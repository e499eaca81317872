import {
  type DryRunExample,
  type DryRunSummary,
  dryRunStatuses,
} from '@heyi/shared/imports/dry-run.schema';
import { model, Schema, type Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { sealedField } from '../../database/sealed-field.ts';

/** The dry run of a held import, by its id; gone when the import starts or is dropped. */
export interface DryRun {
  _id: Types.ObjectId;
  /** Another one each time it is asked for, so that an earlier worker notices and stops. */
  attempt: Types.ObjectId;
  status: (typeof dryRunStatuses)[number];
  stage: string;
  done: number;
  total: number;
  summary: DryRunSummary | null;
  /** Sealed `DryRunExample[]`, with personal values. */
  examples: Buffer | null;
  failure: string | null;
  startedAt: Date;
  finishedAt: Date | null;
}

const dryRunSchema = new Schema<DryRun>(
  {
    attempt: { type: Schema.Types.ObjectId, required: true },
    status: { type: String, required: true, enum: dryRunStatuses },
    stage: { type: String, required: true },
    done: { type: Number, required: true },
    total: { type: Number, required: true },
    summary: { type: Object, default: null },
    examples: { type: Buffer, default: null },
    failure: { type: String, default: null },
    startedAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  },
  { collection: 'dry_runs', versionKey: false, minimize: false },
);
dryRunSchema.index({ status: 1 });

export const DryRunModel = model<DryRun>('DryRun', dryRunSchema);

export const dryRunExamplesField = sealedField<Pick<DryRun, '_id'>>(
  'dry_runs',
  'examples',
  ['_id'],
  ({ _id }) => `dry-run:${_id}:examples`,
);

export const openExamples = (
  { _id, examples }: Pick<DryRun, '_id' | 'examples'>,
  encryption: FieldEncryption,
): DryRunExample[] =>
  examples ? encryption.open(examples, dryRunExamplesField.place({ _id })) : [];
