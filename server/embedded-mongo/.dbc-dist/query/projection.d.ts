import { type Document } from '../bson/types.ts';
export type Project = (document: Document) => Document;
/** Compiles find's projection (with `find`: $slice, $elemMatch, `.$`) or $project's. */
export declare function compileProjection(spec: Document, options?: {
    find?: {
        filter: Document;
    };
    variables?: Document;
}): Project;
/** True when the projection only names whole top-level fields, so that other fields need not be decoded. */
export declare function namedFields(spec: Document): ReadonlySet<string> | undefined;
