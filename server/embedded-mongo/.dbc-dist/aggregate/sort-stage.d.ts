import { type SortKey } from '../query/sort.ts';
import type { Stage, StageCompiler } from './stage.ts';
export declare const sort: StageCompiler;
export declare function sortKeysOf(operand: unknown): SortKey[];
/** Sorts in memory; with a limit only so many documents are held. */
export declare function sortedBy(keys: readonly SortKey[], limit?: number): Stage;
