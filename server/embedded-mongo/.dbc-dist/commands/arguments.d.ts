import { Long } from 'bson';
import { type Document } from '../bson/types.ts';
/** Where a field stands, for messages: "find.filter". */
interface Place {
    name: string;
    body: Document;
}
export declare function optionalDocument(place: Place, field: string): Document | undefined;
export declare function requiredDocument(place: Place, field: string): Document;
export declare function optionalText(place: Place, field: string): string | undefined;
export declare function requiredText(place: Place, field: string): string;
export declare function optionalNumber(place: Place, field: string): number | undefined;
/** A whole number that is not negative. */
export declare function optionalCount(place: Place, field: string): number | undefined;
export declare function optionalFlag(place: Place, field: string): boolean;
export declare function optionalDocuments(place: Place, field: string): Document[] | undefined;
export declare function requiredDocuments(place: Place, field: string): Document[];
export declare function requiredLong(place: Place, field: string): Long;
/** Refuses fields that are not honoured here, so that nothing is ignored silently. */
export declare function refuseOthers(place: Place, known: ReadonlySet<string>): void;
/** The only collation there is compares by bytes. */
export declare function refuseCollation(body: Document): void;
export {};
