import type { Document } from '../bson/types.ts';
import type { Index } from './catalogue-types.ts';
/** The working form of an index specification that has passed the checks of createIndexes. */
export declare function indexFrom(id: number, spec: Document, state: {
    multikey: boolean;
    shortened: boolean;
    ready: boolean;
}): Index;
