import type { Command } from './command.ts';
export declare const getMore: Command;
export declare const killCursors: Command;
