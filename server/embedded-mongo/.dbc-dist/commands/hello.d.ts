import type { Command } from './command.ts';
/** The name of the replica set whose only member this is. */
export declare const setName = "heyi";
/** The MongoDB release whose commands are spoken. */
export declare const serverVersion = "8.0.0";
export declare const hello: Command;
export declare const isMaster: Command;
