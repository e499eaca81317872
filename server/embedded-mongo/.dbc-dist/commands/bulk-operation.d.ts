import { type Document } from '../bson/types.ts';
import type { DeleteStatement } from './delete.ts';
import type { UpdateStatement } from './update-statement.ts';
interface Place {
    database: string;
    name: string;
}
/** One operation of bulkWrite. */
export type Operation = {
    kind: 'insert';
    place: Place;
    statement: Document;
} | {
    kind: 'update';
    place: Place;
    statement: UpdateStatement;
} | {
    kind: 'delete';
    place: Place;
    statement: DeleteStatement;
};
export declare function operationFrom(op: Document, places: Place[], variables: Document | undefined): Operation;
export {};
