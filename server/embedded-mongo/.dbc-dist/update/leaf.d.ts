import type { Document } from '../bson/types.ts';
/** What an update knows while it is applied to one document. */
export interface Situation {
    document: Document;
    /** The document is being made by an upsert. */
    insertion: boolean;
}
/** The end of an updated path: from the value there (undefined: missing) to its new value (undefined: none). */
export type Change = (value: unknown, situation: Situation, at: string) => unknown;
/** Parses the operand of one operator for one path. */
export type UpdateOperator = (operand: unknown, path: string) => Change;
