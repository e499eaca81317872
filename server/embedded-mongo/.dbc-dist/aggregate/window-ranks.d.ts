import type { StageContext } from './stage.ts';
import type { WindowFunction } from './window-row.ts';
type Maker = (operand: unknown, context: StageContext) => WindowFunction;
/** Functions of the order of the rows. */
export declare const rankFunctions: Map<string, Maker>;
export {};
