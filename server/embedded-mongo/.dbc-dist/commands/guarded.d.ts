import type { Flow } from '../storage/scan.ts';
import type { Reading } from './read-view.ts';
/** Gives the reading back when the query cannot even be planned. */
export declare function guarded<T>(reading: Reading, plan: () => T): T;
export declare function nothing<T>(): Flow<T>;
