import { sessionMinutes } from '../sessions/session-table.js';
import { maxDocumentSize } from '../storage/document-writes.js';
import { maxMessageSize } from '../wire/frame.js';
import { maxWriteBatch } from './insert.js';
/** The name of the replica set whose only member this is. */
export const setName = 'heyi';
/** The MongoDB release whose commands are spoken. */
export const serverVersion = '8.0.0';
/** What drivers of this release and older ones expect on the wire. */
const maxWireVersion = 25;
const fields = [
    'helloOk',
    'client',
    'compression',
    'loadBalanced',
    'hostInfo',
    'saslSupportedMechs',
    'speculativeAuthenticate',
    'topologyVersion',
    'maxAwaitTimeMS',
    'backpressure',
];
function greeting(call) {
    const { engine, client } = call;
    return {
        helloOk: true,
        setName,
        setVersion: 1,
        hosts: [engine.host],
        me: engine.host,
        primary: engine.host,
        secondary: false,
        maxBsonObjectSize: maxDocumentSize,
        maxMessageSizeBytes: maxMessageSize,
        maxWriteBatchSize: maxWriteBatch,
        localTime: new Date(),
        logicalSessionTimeoutMinutes: sessionMinutes,
        connectionId: client.id,
        minWireVersion: 0,
        maxWireVersion,
        readOnly: false,
        ok: 1,
    };
}
export const hello = {
    fields,
    run: (call) => ({ body: { isWritablePrimary: true, ...greeting(call) } }),
};
export const isMaster = {
    fields,
    run: (call) => ({ body: { ismaster: true, ...greeting(call) } }),
};
//# sourceMappingURL=hello.js.map