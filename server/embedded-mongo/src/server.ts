import { type AddressInfo, createServer, type Server } from 'node:net';
import { dispatch } from './commands/dispatch.ts';
import { setName } from './commands/hello.ts';
import type { Engine } from './engine.ts';
import { StartFailure } from './start-failure.ts';
import { Connection } from './wire/connection.ts';

/** Only this machine is listened to. */
const host = '127.0.0.1';

export interface Running {
  uri: string;
  /** Answers what is being answered, then closes all connections. */
  stop(): Promise<void>;
}

/** Serves an engine on a port of the loopback interface; 0 takes any free one. */
export async function serve(engine: Engine, port: number): Promise<Running> {
  const connections = new Set<Connection>();
  const server = createServer((socket) => {
    engine.counters.connections += 1;
    engine.counters.totalConnections += 1;
    const id = engine.counters.totalConnections;
    const connection = new Connection(id, socket, (request) =>
      dispatch(engine, request, connection),
    );
    connections.add(connection);
    socket.once('close', () => {
      engine.counters.connections -= 1;
      connections.delete(connection);
      engine.disconnected(id);
    });
  });
  await listen(server, port);
  engine.host = `${host}:${(server.address() as AddressInfo).port}`;
  return {
    uri: `mongodb://${engine.host}/?replicaSet=${setName}&directConnection=true`,
    async stop() {
      server.close();
      await Promise.all([...connections].map((connection) => connection.idle()));
      for (const connection of connections) connection.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartFailure(reasonOf(error, port))),
    );
    server.listen({ port, host, backlog: 1024 }, resolve);
  });
}

function reasonOf(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use by another program.`;
  if (error.code === 'EACCES') return `Port ${port} may not be used by this user.`;
  return `Port ${port} cannot be listened on: ${error.message}.`;
}
