import { Binary, UUID } from 'bson';
import { isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import type { Session } from '../sessions/session-table.ts';
import { refuseOthers } from './arguments.ts';
import type { Call, Command } from './command.ts';

const lsidFields = new Set(['id', 'uid']);

/** The 16 bytes of a session's identifier. */
export function sessionIdOf(lsid: unknown): Buffer {
  must(
    isDocument(lsid) && lsid.id instanceof Binary,
    'TypeMismatch',
    'lsid has to be a document with a UUID',
  );
  refuseOthers({ name: 'lsid', body: lsid }, lsidFields);
  const id = Buffer.from(lsid.id.value());
  must(id.length === 16, 'BadValue', 'lsid.id has to be a UUID');
  return id;
}

function named(call: Call): Session[] {
  const ids = call.body[call.name];
  must(Array.isArray(ids), 'TypeMismatch', `BSON field '${call.name}' has to be an array`);
  return ids.flatMap((lsid) => call.engine.sessions.find(sessionIdOf(lsid)) ?? []);
}

async function end(call: Call): Promise<{ body: { ok: number } }> {
  await forget(call.engine, named(call));
  return { body: { ok: 1 } };
}

/** Aborts what the sessions have open and forgets their writes. */
export async function forget(engine: Call['engine'], sessions: Session[]): Promise<void> {
  for (const session of sessions) {
    engine.abort(session);
    const id = session.id.toString('latin1');
    engine.cursors.closeWhere((cursor) => cursor.session === id);
  }
  const recorded = sessions.some(({ record }) => record);
  const remove = () => {
    for (const session of sessions) engine.sessions.remove(session);
  };
  if (recorded) await engine.writer.runAtOnce(remove);
  else remove();
}

export const endSessions: Command = { fields: [], run: end };
/** Without names all sessions are meant. */
export const killSessions: Command = {
  fields: [],
  async run(call) {
    const chosen = named(call);
    const all = (call.body.killSessions as unknown[]).length === 0;
    const own = call.session;
    await forget(
      call.engine,
      all ? call.engine.sessions.all().filter((each) => each !== own) : chosen,
    );
    return { body: { ok: 1 } };
  },
};

export const refreshSessions: Command = {
  fields: [],
  run(call) {
    for (const session of named(call)) session.lastUse = Date.now();
    return { body: { ok: 1 } };
  },
};

export const startSession: Command = {
  fields: [],
  run(call) {
    const id = new UUID();
    call.engine.sessions.use(Buffer.from(id.value()));
    return { body: { id: { id }, timeoutMinutes: 30, ok: 1 } };
  },
};
