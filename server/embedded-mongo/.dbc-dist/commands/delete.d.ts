import type { Query } from '../plan/query.ts';
import type { Writing } from '../storage/group-writer.ts';
import type { Target } from '../storage/target.ts';
import type { Call, Command } from './command.ts';
export interface DeleteStatement {
    query: Query;
    multi: boolean;
}
export declare const deleteDocuments: Command;
/** Carries out one delete statement; how many documents went. */
export declare function runDelete(call: Call, target: Target, name: string, { query, multi }: DeleteStatement): Writing<number>;
