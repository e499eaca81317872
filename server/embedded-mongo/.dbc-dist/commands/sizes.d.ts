import type { Command } from './command.ts';
export declare const collStats: Command;
export declare const dbStats: Command;
