import type { StageContext } from './stage.ts';
import type { Window } from './window-bounds.ts';
import type { WindowFunction } from './window-row.ts';
/** An accumulator over the window of each row. */
export declare function accumulating(name: string, operand: unknown, window: Window, context: StageContext): WindowFunction;
