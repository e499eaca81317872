import type { Collection } from '../storage/catalogue-types.ts';
import type { Call } from './command.ts';
export declare function checkDatabaseName(name: unknown): asserts name is string;
export declare function checkCollectionName(database: string, name: unknown): asserts name is string;
/** The name that the command itself gives. */
export declare function collectionNameOf(call: Call, field?: string): string;
/** The collection as the call may see it; undefined when there is none. */
export declare function findCollection(call: Call, name: string, database?: string): Collection | undefined;
export declare function requireCollection(call: Call, name: string): Collection;
/** Refuses to write where only the server itself may. */
export declare function refuseSystem(name: string): void;
