import { createServer } from 'node:net';
import { dispatch } from './commands/dispatch.js';
import { setName } from './commands/hello.js';
import { StartFailure } from './start-failure.js';
import { Connection } from './wire/connection.js';
/** Only this machine is listened to. */
const host = '127.0.0.1';
/** Serves an engine on a port of the loopback interface; 0 takes any free one. */
export async function serve(engine, port) {
    const connections = new Set();
    const server = createServer((socket) => {
        engine.counters.connections += 1;
        engine.counters.totalConnections += 1;
        const id = engine.counters.totalConnections;
        const connection = new Connection(id, socket, (request) => dispatch(engine, request, connection));
        connections.add(connection);
        socket.once('close', () => {
            engine.counters.connections -= 1;
            connections.delete(connection);
            engine.disconnected(id);
        });
    });
    await listen(server, port);
    engine.host = `${host}:${server.address().port}`;
    return {
        uri: `mongodb://${engine.host}/?replicaSet=${setName}&directConnection=true`,
        async stop() {
            server.close();
            await Promise.all([...connections].map((connection) => connection.idle()));
            for (const connection of connections)
                connection.close();
        },
    };
}
function listen(server, port) {
    return new Promise((resolve, reject) => {
        server.once('error', (error) => reject(new StartFailure(reasonOf(error, port))));
        server.listen({ port, host, backlog: 1024 }, resolve);
    });
}
function reasonOf(error, port) {
    if (error.code === 'EADDRINUSE')
        return `Port ${port} is in use by another program.`;
    if (error.code === 'EACCES')
        return `Port ${port} may not be used by this user.`;
    return `Port ${port} cannot be listened on: ${error.message}.`;
}
//# sourceMappingURL=server.js.map