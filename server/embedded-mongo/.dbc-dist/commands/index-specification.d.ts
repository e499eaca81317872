import { type Document } from '../bson/types.ts';
import type { Collection } from '../storage/catalogue-types.ts';
/** Checks one specification of createIndexes and brings it into the form that is kept. */
export declare function indexSpecification(given: Document): Document;
/** True when the collection has this very index already; throws when another one is in the way. */
export declare function isThere(collection: Collection, spec: Document): boolean;
