import { type Path } from '../query/path.ts';
/** Path in an expression: arrays are mapped over, positions are not followed. */
export declare function valueAt(value: unknown, path: Path, at?: number): unknown;
