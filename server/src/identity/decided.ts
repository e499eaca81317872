import type { Types } from 'mongoose';
import type { Evidence } from './engine/explain.ts';
import type { Resolution } from './engine/resolve-many.ts';
import type { LoadedAccounts } from './load-accounts.ts';

/** What was read of all accounts, or of some that nothing binds to others, and what the engine made of it. */
export interface Decided {
  /** The run that decided, or by whose model it was decided; null before the first. */
  runId: Types.ObjectId | null;
  at: Date;
  accounts: LoadedAccounts;
  resolution: Resolution;
  /** By account: 1 when its mobile has a new owner. */
  takenOverMobiles: Uint8Array;
  /** The evidence between any two accounts, by their indexes. */
  explain(a: number, b: number): Evidence;
}
