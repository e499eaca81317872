import type { Document } from '../bson/types.ts';
import type { Command } from './command.ts';
import { type UpdateStatement } from './update-statement.ts';
export declare const update: Command;
/** Parses one statement of `update`. */
export declare function updateStatement(body: Document, variables: Document | undefined): UpdateStatement;
/** What an update says is to be done: operators or a replacement, or a pipeline. */
export declare function updateOf(value: unknown): Document | Document[];
