import type { StageContext } from './stage.ts';
import type { Bounds, Partition } from './window-row.ts';
type FindBounds = (partition: Partition) => (row: number) => Bounds;
export interface Window {
    find: FindBounds;
    /** Always the whole partition. */
    whole: boolean;
    /** Always from the first row to the current one. */
    running: boolean;
}
/** Which rows around each row a window holds. */
export declare function compileWindow(spec: unknown, context: StageContext): Window;
export {};
