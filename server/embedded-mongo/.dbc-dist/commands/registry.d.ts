import type { Command } from './command.ts';
/** All commands by their names on the wire. */
export declare const commands: ReadonlyMap<string, Command>;
