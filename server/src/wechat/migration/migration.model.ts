import {
  type MigrationDryRun,
  type MigrationState,
  migrationStates,
} from '@heyi/shared/wechat/migration.schema';
import { model, Schema, type Types } from 'mongoose';

export type StoredDryRun = Omit<MigrationDryRun, 'at'> & { at: Date };

/** How many followers came to what; counted in the transactions that write the results. */
export interface MigrationCounts {
  waiting: number;
  converted: number;
  gone: number;
  failed: number;
  joined: number;
  apart: number;
}

/** The followers of one public account are moved to another. */
export interface Migration {
  _id: Types.ObjectId;
  fromAppid: string;
  toAppid: string;
  approvedAt: Date;
  state: MigrationState;
  dryRun: StoredDryRun | null;
  counts: MigrationCounts;
  /** Whether all followers are on the list of whom to ask for; if not, the last one that is. */
  isListed: boolean;
  listedUpTo: Types.ObjectId | null;
  /** By which of its ids WeChat knows the old account: its documentation says one, some accounts take the other. */
  asksBy: 'original-id' | 'appid';
  startedAt: Date | null;
  finishedAt: Date | null;
  resumesAt: Date | null;
  note: string | null;
  createdAt: Date;
}

const count = { type: Number, default: 0 };

const countsSchema = new Schema<MigrationCounts>(
  { waiting: count, converted: count, gone: count, failed: count, joined: count, apart: count },
  { _id: false },
);

const migrationSchema = new Schema<Migration>(
  {
    fromAppid: { type: String, required: true },
    toAppid: { type: String, required: true },
    approvedAt: { type: Date, required: true },
    state: { type: String, required: true, enum: migrationStates },
    dryRun: { type: Object, default: null },
    counts: { type: countsSchema, default: () => ({}) },
    isListed: { type: Boolean, default: false },
    listedUpTo: { type: Schema.Types.ObjectId, default: null },
    asksBy: { type: String, enum: ['original-id', 'appid'], default: 'original-id' },
    startedAt: { type: Date, default: null },
    finishedAt: { type: Date, default: null },
    resumesAt: { type: Date, default: null },
    note: { type: String, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'wechat_migrations', versionKey: false },
);
migrationSchema.index({ fromAppid: 1 }, { unique: true });
migrationSchema.index({ state: 1 });

export const MigrationModel = model<Migration>('WechatMigration', migrationSchema);
