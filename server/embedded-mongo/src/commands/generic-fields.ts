import { type Document, isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { optionalDocument, optionalText, refuseCollation } from './arguments.ts';
import type { Call, Command } from './command.ts';

/** Fields that every command may carry. */
const generic = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  'apiDeprecationErrors',
  'apiStrict',
  'apiVersion',
  'autocommit',
  'collation',
  'comment',
  'lsid',
  'maxTimeMS',
  'readConcern',
  'startTransaction',
  'txnNumber',
  'writeConcern',
]);

/** Refuses what a command carries but is not honoured. */
export function checkFields(call: Call, command: Command): void {
  for (const field of Object.keys(call.body)) {
    if (field === call.name || generic.has(field) || command.fields.includes(field)) continue;
    throw new DatabaseError(
      'UnknownField',
      `BSON field '${call.name}.${field}' is an unknown field.`,
    );
  }
  refuseCollation(call.body);
  checkApi(call);
  checkWriteConcern(call);
}

function checkApi(call: Call): void {
  const version = optionalText(call, 'apiVersion');
  must(version === undefined || version === '1', 'APIVersionError', 'API version must be "1"');
  must(
    call.body.apiStrict !== true,
    'APIStrictError',
    'apiStrict is not supported by the embedded database',
  );
}

function checkWriteConcern(call: Call): void {
  const concern = optionalDocument(call, 'writeConcern');
  if (!concern) return;
  for (const field of Object.keys(concern))
    must(
      ['w', 'j', 'fsync', 'wtimeout', 'wtimeoutMS', 'provenance'].includes(field),
      'FailedToParse',
      `unrecognized write concern field: ${field}`,
    );
  const { w } = concern;
  must(!isDocument(w), 'CommandNotSupported', 'Tags in write concerns are not supported');
  must(
    w === undefined || typeof w === 'string' || isMembers(w),
    'FailedToParse',
    'w has to be a number between 0 and 50, or a string',
  );
}

function isMembers(w: unknown): boolean {
  return isNumeric(w) && toNumber(w) >= 0 && toNumber(w) <= 50;
}

/**
 * Every write is durable before it is answered, so any concern that one member can meet is met. Of any other the
 * write's answer says that it is not.
 */
export function unmetWriteConcern(call: Call): Document | undefined {
  const w = optionalDocument(call, 'writeConcern')?.w;
  if (w === undefined || w === 'majority' || (isNumeric(w) && toNumber(w) <= 1)) return undefined;
  const { code, codeName, message } = isNumeric(w)
    ? new DatabaseError('UnsatisfiableWriteConcern', 'Not enough data-bearing nodes')
    : new DatabaseError(
        'UnknownReplWriteConcern',
        `No write concern mode named '${String(w)}' found in replica set configuration`,
      );
  return { code, codeName, errmsg: message };
}
