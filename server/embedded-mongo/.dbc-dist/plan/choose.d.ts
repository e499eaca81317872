import { type Document } from '../bson/types.ts';
import type { SortKey } from '../query/sort.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import type { View } from '../storage/view.ts';
import { type Choice } from './compare-options.ts';
/** Chooses how to come by the candidates of a filter, in the order asked for if an index gives it. */
export declare function chooseAccess(view: View, collection: Collection, filter: Document, sort: readonly SortKey[], hint?: unknown): Choice;
