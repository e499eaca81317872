import type { SortKey } from '../query/sort.ts';
import type { KeyShape } from './index-bounds.ts';
/**
 * Whether reading an index in order gives the sort: 'forward', 'backward' or not at all. Fields bound to one value may
 * be left out of the sort or stand anywhere in it.
 */
export declare function orderOf(shape: KeyShape & {
    shortened: boolean;
}, singles: number, sort: readonly SortKey[]): 'forward' | 'backward' | undefined;
