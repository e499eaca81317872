import type { Command } from './command.ts';
export declare const ping: Command;
export declare const buildInfo: Command;
export declare const serverStatus: Command;
export declare const replSetGetStatus: Command;
export declare const connectionStatus: Command;
