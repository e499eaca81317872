import type { Document } from '../bson/types.ts';
/** `{_id: …}` of a document, as messages name it. */
export declare function idText(document: Document): string;
/** `{name: value}`, as messages show an operand. */
export declare function fieldText(name: string, value: unknown): string;
