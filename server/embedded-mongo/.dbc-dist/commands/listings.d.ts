import type { Command } from './command.ts';
export declare const listCollections: Command;
export declare const listDatabases: Command;
