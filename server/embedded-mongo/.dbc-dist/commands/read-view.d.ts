import { Timestamp } from 'bson';
import type { Collection } from '../storage/catalogue-types.ts';
import type { View } from '../storage/view.ts';
import type { Call } from './command.ts';
/** What a command reads: the newest state, its transaction's, or a snapshot. */
export interface Reading {
    view: View;
    atClusterTime?: Timestamp;
    check(collection: Collection): void;
    release(): void;
}
/** The level that the command asks for, after checking it. */
export declare function readLevel(call: Call): string;
export declare function openReading(call: Call): Reading;
