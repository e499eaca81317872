import { Long } from 'bson';
import { serverVersion, setName } from './hello.js';
export const ping = { fields: [], run: () => ({ body: { ok: 1 } }) };
export const buildInfo = {
    fields: [],
    run: () => ({
        body: {
            version: serverVersion,
            gitVersion: 'embedded',
            modules: ['heyi-embedded'],
            allocator: 'system',
            javascriptEngine: 'none',
            versionArray: [...serverVersion.split('.').map(Number), 0],
            bits: 64,
            debug: false,
            maxBsonObjectSize: 16 * 1024 * 1024,
            storageEngines: ['lmdb'],
            ok: 1,
        },
    }),
};
export const serverStatus = {
    fields: [],
    run({ engine }) {
        const open = engine.sessions.all().filter(({ transaction }) => transaction).length;
        return {
            body: {
                host: engine.host,
                version: serverVersion,
                process: 'embedded-mongo',
                pid: Long.fromNumber(process.pid),
                uptime: (Date.now() - engine.startedAt) / 1000,
                localTime: new Date(),
                connections: {
                    current: engine.counters.connections,
                    totalCreated: engine.counters.totalConnections,
                },
                opcounters: { command: engine.counters.commands },
                metrics: { cursor: { open: { total: engine.cursors.size } } },
                transactions: { currentOpen: open },
                mem: { bits: 64, resident: Math.round(process.memoryUsage.rss() / 1048576) },
                storageEngine: { name: 'lmdb', persistent: true },
                repl: { setName, isWritablePrimary: true, hosts: [engine.host] },
                ok: 1,
            },
        };
    },
};
export const replSetGetStatus = {
    admin: true,
    fields: [],
    run({ engine }) {
        const member = {
            _id: 0,
            name: engine.host,
            health: 1,
            state: 1,
            stateStr: 'PRIMARY',
            self: true,
        };
        return { body: { set: setName, date: new Date(), myState: 1, members: [member], ok: 1 } };
    },
};
export const connectionStatus = {
    fields: ['showPrivileges'],
    run: () => ({
        body: { authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 },
    }),
};
//# sourceMappingURL=server-state.js.map