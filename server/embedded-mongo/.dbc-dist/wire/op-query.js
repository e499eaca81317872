import { validateDocument } from '../bson/elements.js';
import { MalformedMessage } from './malformed.js';
/** Reads OP_QUERY after its header; clients still use it for their first hello. */
export function readQuery(body) {
    const zero = body.indexOf(0, 4);
    if (zero < 0 || zero + 9 > body.length)
        throw new MalformedMessage('OP_QUERY is too short');
    const start = zero + 9;
    return {
        namespace: body.toString('utf8', 4, zero),
        raw: body.subarray(start, validateDocument(body, start)),
    };
}
/** What stands before the document in OP_REPLY: flags, cursor, position, and that one document follows. */
export function replyHead() {
    const head = Buffer.alloc(20);
    head.writeInt32LE(8, 0);
    head.writeInt32LE(1, 16);
    return head;
}
//# sourceMappingURL=op-query.js.map