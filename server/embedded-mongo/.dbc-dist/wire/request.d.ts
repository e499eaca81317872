import type { Document } from '../bson/types.ts';
/** A command as it arrived. */
export interface Request {
    name: string;
    /** The command document without the arrays of documents that are to be stored as they are. */
    body: Document;
    raw: Buffer;
    sequences: ReadonlyMap<string, Buffer[]>;
}
export declare function requestFrom(raw: Buffer, sequences: ReadonlyMap<string, Buffer[]>): Request;
/** The bytes of each document of an array that the command carries, in whichever way it does. */
export declare function rawDocuments(request: Request, field: string): Buffer[] | undefined;
