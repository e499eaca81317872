export interface OpQuery {
    namespace: string;
    raw: Buffer;
}
/** Reads OP_QUERY after its header; clients still use it for their first hello. */
export declare function readQuery(body: Buffer): OpQuery;
/** What stands before the document in OP_REPLY: flags, cursor, position, and that one document follows. */
export declare function replyHead(): Buffer;
