import type { Document } from '../bson/types.ts';
/** Documents, and undefined where others may go first. */
export type Stream = Iterable<Document | undefined>;
export interface PipelineEnvironment {
    database: string;
    variables: Document;
    /** Documents of a collection that match; none when there is no such collection. */
    read(database: string, collection: string, filter?: Document): Stream;
}
/** What the source has to do before `run` is given its documents: the pipeline does not repeat it. */
export interface Leading {
    filter?: Document;
    sort?: Document;
    limit?: number;
    /** The only top-level fields that the pipeline looks at, when that is known; others need not be decoded. */
    fields?: ReadonlySet<string>;
}
export type Output = {
    kind: 'out';
    database: string;
    collection: string;
} | {
    kind: 'merge';
    database: string;
    collection: string;
    on: string[];
    /** `pipeline`: apply it to the matched document with `variables` and $$new. */
    whenMatched: 'replace' | 'keepExisting' | 'merge' | 'fail' | 'pipeline';
    pipeline?: Document[];
    /** Values of $$new and of `let` for one document. */
    variablesFor(document: Document): Document;
    whenNotMatched: 'insert' | 'discard' | 'fail';
};
export interface Pipeline {
    leading: Leading;
    run(input: Stream): Stream;
    output?: Output;
    /** It begins with documents of its own ($documents): `run` is given nothing. */
    sourceless: boolean;
}
