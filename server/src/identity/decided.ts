import type { Types } from 'mongoose';
import type { Evidence } from './engine/explain.ts';
import type { Resolution } from './engine/resolve-many.ts';
import type { LoadedAccounts } from './load-accounts.ts';

/** What one run read and what the engine made of it. */
export interface Decided {
  runId: Types.ObjectId;
  at: Date;
  accounts: LoadedAccounts;
  resolution: Resolution;
  /** By account: 1 when its mobile has a new owner. */
  takenOverMobiles: Uint8Array;
  /** The evidence between any two accounts, by their indexes. */
  explain(a: number, b: number): Evidence;
}
