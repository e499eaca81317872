import type { Document } from '../bson/types.ts';
export type ArrayFilters = ReadonlyMap<string, (element: unknown) => boolean>;
/** The tests of `$[identifier]`, each filter naming one identifier. */
export declare function compileArrayFilters(filters: readonly Document[], used: ReadonlySet<string>, update: Document): ArrayFilters;
