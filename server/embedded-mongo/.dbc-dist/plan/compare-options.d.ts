import type { Collection, Index } from '../storage/catalogue-types.ts';
import type { View } from '../storage/view.ts';
import type { Access } from './access.ts';
import type { Bounds } from './index-bounds.ts';
export interface Choice {
    access: Access;
    /** The candidates come in the order asked for. */
    sorted: boolean;
}
export interface Option extends Choice {
    bounds: Bounds;
    index: Index | undefined;
}
/** True when so many keys are bound that reading all in order is better than sorting them. */
export declare function isWide(view: View, collection: Collection, { bounds, index }: Option): boolean;
/** The option that reads the fewest keys, as far as a sample tells. */
export declare function bestOf(view: View, collection: Collection, options: Option[], sorting: boolean): Option;
