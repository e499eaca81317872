import type { Document } from '../bson/types.ts';
import type { DatabaseError } from '../errors.ts';
/** The answer "ok: 0". */
export declare function errorBody({ message, code, codeName, labels, extra }: DatabaseError): Document;
