import { type Document } from '../bson/types.ts';
import { DatabaseError } from '../errors.ts';
/** Error 11000 in MongoDB's words. */
export declare function duplicateKey(namespace: string, index: string, pattern: Document, value: Document): DatabaseError;
/** A value as MongoDB's messages write it. */
export declare function shellText(value: unknown): string;
