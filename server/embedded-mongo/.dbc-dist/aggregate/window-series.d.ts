import type { StageContext } from './stage.ts';
import type { Window } from './window-bounds.ts';
import type { WindowFunction } from './window-row.ts';
type Maker = (operand: unknown, context: StageContext, window: Window) => WindowFunction;
/** Functions of series of numbers. */
export declare const seriesFunctions: Map<string, Maker>;
export {};
