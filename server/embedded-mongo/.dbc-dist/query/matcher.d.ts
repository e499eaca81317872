import { type Document } from '../bson/types.ts';
import { type Predicate } from './operators.ts';
export interface Filter {
    matches: Predicate;
    /** The top-level fields it looks at; undefined when it may look at any. */
    fields: ReadonlySet<string> | undefined;
}
/** Compiles a query filter over exact documents; throws MongoDB's errors for what is malformed or not supported. */
export declare function compileFilter(filter: Document, variables?: Document): Filter;
