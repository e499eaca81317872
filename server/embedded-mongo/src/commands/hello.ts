import type { Document } from '../bson/types.ts';
import { sessionMinutes } from '../sessions/session-table.ts';
import { maxDocumentSize } from '../storage/document-writes.ts';
import { maxMessageSize } from '../wire/frame.ts';
import type { Call, Command } from './command.ts';
import { maxWriteBatch } from './insert.ts';

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

function greeting(call: Call): Document {
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

export const hello: Command = {
  fields,
  run: (call) => ({ body: { isWritablePrimary: true, ...greeting(call) } }),
};

export const isMaster: Command = {
  fields,
  run: (call) => ({ body: { ismaster: true, ...greeting(call) } }),
};
