import type { Command } from './command.ts';
export declare const createIndexes: Command;
export declare const listIndexes: Command;
export declare const dropIndexes: Command;
