import type { Entry, View } from './view.ts';
/** A sequence that yields undefined where a long piece of work may let others go first. */
export type Flow<T> = Generator<T | undefined, void, undefined>;
/**
 * All entries between two keys, read in chunks so that nothing stays open in between: what is committed meanwhile
 * behind the scan's position is not seen twice, what is committed ahead of it is seen.
 */
export declare function scan(view: View, low: Buffer, high: Buffer, reverse?: boolean, first?: number): Flow<Entry>;
/** The smallest key greater than this one. */
export declare function justAfter(key: Buffer): Buffer;
/** The smallest key greater than every key that begins so. */
export declare function afterAllWith(beginning: Buffer): Buffer;
