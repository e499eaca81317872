import type { Flow } from '../storage/scan.ts';
import type { Reading } from './read-view.ts';

/** Gives the reading back when the query cannot even be planned. */
export function guarded<T>(reading: Reading, plan: () => T): T {
  try {
    return plan();
  } catch (error) {
    reading.release();
    throw error;
  }
}

export function* nothing<T>(): Flow<T> {
  // no collection, no documents
}
