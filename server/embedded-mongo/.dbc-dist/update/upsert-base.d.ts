import { type Document } from '../bson/types.ts';
/** The fields that a filter fixes to one value, as paths. */
export declare function equalitiesOf(filter: Document): Map<string, unknown>;
/** The document that an upsert starts from. */
export declare function baseOf(equalities: ReadonlyMap<string, unknown>): Document;
