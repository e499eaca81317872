import { Long } from 'bson';
import type { Cursor } from '../cursors/cursor-table.ts';
import { Deadline, fillBatch } from '../cursors/fill-batch.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { type Answer, noCursor } from '../wire/answer.ts';
import { optionalCount, requiredArray, requiredLong, requiredText } from './arguments.ts';
import type { Call, Command } from './command.ts';

export const getMore: Command = {
  inTransaction: true,
  fields: ['collection', 'batchSize'],
  async run(call) {
    const id = requiredLong(call, 'getMore');
    const namespace = `${call.database}.${requiredText(call, 'collection')}`;
    const cursor = call.engine.cursors.get(id, namespace);
    checkOwner(call, cursor);
    cursor.busy = true;
    try {
      return await fetch(call, cursor, namespace);
    } catch (error) {
      cursor.busy = false;
      call.engine.cursors.close(id);
      throw error;
    }
  },
};

function checkOwner(call: Call, cursor: Cursor): void {
  const session = call.session?.id.toString('latin1');
  must(
    cursor.session === undefined || cursor.session === session,
    'Unauthorized',
    'The cursor was created by another session',
  );
  must(
    cursor.transaction === call.transaction,
    'NoSuchTransaction',
    'The cursor belongs to another transaction',
  );
  must(!cursor.busy, 'CursorInUse', `cursor id ${cursor.id} is already in use`);
}

async function fetch(call: Call, cursor: Cursor, namespace: string): Promise<Answer> {
  const size = optionalCount(call, 'batchSize') || Number.POSITIVE_INFINITY;
  const deadline = cursor.maxTime ? new Deadline(cursor.maxTime) : call.deadline;
  const batch = await fillBatch(cursor.documents, size, deadline, cursor.held);
  cursor.held = batch.held;
  cursor.lastUse = Date.now();
  cursor.busy = false;
  if (batch.done) call.engine.cursors.close(cursor.id);
  const fields = { id: batch.done ? noCursor : cursor.id, ns: namespace };
  return { body: { ok: 1 }, cursor: { fields, name: 'nextBatch', documents: batch.documents } };
}

export const killCursors: Command = {
  inTransaction: true,
  fields: ['cursors'],
  run(call) {
    const ids = requiredArray(call, 'cursors');
    const killed: Long[] = [];
    const missing: Long[] = [];
    for (const [at, id] of ids.entries()) {
      must(
        id instanceof Long,
        'TypeMismatch',
        `BSON field 'killCursors.cursors.${at}' is the wrong type '${typeNameOf(id)}', expected type 'long'`,
      );
      (call.engine.cursors.close(id) ? killed : missing).push(id);
    }
    return {
      body: {
        cursorsKilled: killed,
        cursorsNotFound: missing,
        cursorsAlive: [],
        cursorsUnknown: [],
        ok: 1,
      },
    };
  },
};
