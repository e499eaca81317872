import { Long } from 'bson';
import { decodeDocument } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { toNumber } from '../bson/types.js';
export function emptyRecord(txnNumber) {
    return { txnNumber, committed: false, done: [], results: new Map() };
}
export function isDone(record, statement) {
    return record.done.some(([from, to]) => statement >= from && statement <= to);
}
export function markDone(record, statement, result) {
    const last = record.done[record.done.length - 1];
    if (last && last[1] === statement - 1)
        last[1] = statement;
    else
        record.done.push([statement, statement]);
    if (result)
        record.results.set(statement, result);
}
export function encodeRecord(record) {
    return encodeDocument({
        txnNumber: record.txnNumber,
        committed: record.committed,
        done: record.done,
        results: [...record.results].map(([statement, result]) => ({ statement, result })),
    });
}
export function decodeRecord(bytes) {
    const stored = decodeDocument(bytes);
    const results = stored.results;
    return {
        txnNumber: stored.txnNumber instanceof Long
            ? stored.txnNumber
            : Long.fromNumber(toNumber(stored.txnNumber)),
        committed: stored.committed === true,
        done: stored.done,
        results: new Map(results.map(({ statement, result }) => [statement, result])),
    };
}
//# sourceMappingURL=statement-record.js.map