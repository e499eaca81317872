import type { Call, Command } from './command.ts';
/** Refuses what a command carries but is not honoured. */
export declare function checkFields(call: Call, command: Command): void;
