import type { Collection } from '../storage/catalogue-types.ts';
import type { Writing } from '../storage/group-writer.ts';
import { type Target } from '../storage/target.ts';
import type { Call } from './command.ts';
/** Carries out writing: in the open transaction, or in the next group, durable when this resolves. */
export declare function write<T>(call: Call, start: (target: Target) => Writing<T>): Promise<T>;
/** Carries out a change of structure, which is never part of a transaction. */
export declare function writeAtOnce<T>({ engine }: Call, work: () => T): Promise<T>;
/** Does something to keys that an open transaction may hold, as soon as it lets them go. */
export declare function whenFree<T>(work: () => T): Writing<T>;
/** Only inside a group or after `prepareCollection`: the collection, made if there is none. */
export declare function collectionForWriting(call: Call, name: string): Collection;
/** In a transaction a collection that does not exist is made beforehand, and goes again if the transaction does. */
export declare function prepareCollection(call: Call, name: string): Promise<void>;
