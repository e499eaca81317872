import { Binary, UUID } from 'bson';
import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
/** The 16 bytes of a session's identifier. */
export function sessionIdOf(lsid) {
    must(isDocument(lsid) && lsid.id instanceof Binary, 'TypeMismatch', 'lsid has to be a document with a UUID');
    const id = Buffer.from(lsid.id.value());
    must(id.length === 16, 'BadValue', 'lsid.id has to be a UUID');
    return id;
}
function named(call) {
    const ids = call.body[call.name];
    must(Array.isArray(ids), 'TypeMismatch', `BSON field '${call.name}' has to be an array`);
    return ids.flatMap((lsid) => call.engine.sessions.find(sessionIdOf(lsid)) ?? []);
}
async function end(call) {
    await forget(call.engine, named(call));
    return { body: { ok: 1 } };
}
/** Aborts what the sessions have open and forgets their writes. */
export async function forget(engine, sessions) {
    for (const session of sessions) {
        engine.abort(session);
        const id = session.id.toString('latin1');
        engine.cursors.closeWhere((cursor) => cursor.session === id);
    }
    const recorded = sessions.some(({ record }) => record);
    const remove = () => {
        for (const session of sessions)
            engine.sessions.remove(session);
    };
    if (recorded)
        await engine.writer.runAtOnce(remove);
    else
        remove();
}
export const endSessions = { fields: [], run: end };
/** Without names all sessions are meant. */
export const killSessions = {
    fields: [],
    async run(call) {
        const chosen = named(call);
        const all = call.body.killSessions.length === 0;
        const own = call.session;
        await forget(call.engine, all ? call.engine.sessions.all().filter((each) => each !== own) : chosen);
        return { body: { ok: 1 } };
    },
};
export const refreshSessions = {
    fields: [],
    run(call) {
        for (const session of named(call))
            session.lastUse = Date.now();
        return { body: { ok: 1 } };
    },
};
export const startSession = {
    fields: [],
    run(call) {
        const id = new UUID();
        call.engine.sessions.use(Buffer.from(id.value()));
        return { body: { id: { id }, timeoutMinutes: 30, ok: 1 } };
    },
};
//# sourceMappingURL=sessions.js.map