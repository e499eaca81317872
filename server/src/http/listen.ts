import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** `http://host:port`, with the port that was really taken. */
  url: string;
  /** Stops accepting, lets running requests finish until the deadline, then cuts what is left. Safe to call twice. */
  stop(deadlineMs: number): Promise<'finished' | 'cut'>;
}

/** Listens for HTTP requests; rejects with Node's own error (`EADDRINUSE`, `EACCES`, …) when it cannot. */
export async function listen(
  handler: Parameters<typeof createServer>[1],
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  // Slow senders may not hold connections: 10 s for headers, 5 min for a whole (upload) request.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 300_000 }, handler);
  server.listen(port, host);
  await once(server, 'listening');
  const { address, port: taken, family } = server.address() as AddressInfo;
  let stopping: Promise<'finished' | 'cut'> | undefined;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    stop: (deadlineMs) => {
      stopping ??= stop(server, deadlineMs);
      return stopping;
    },
  };
}

async function stop(server: Server, deadlineMs: number): Promise<'finished' | 'cut'> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A kept-alive connection becomes idle only when its request is over, so look again and again.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  let outcome: 'finished' | 'cut' = 'finished';
  const deadline = setTimeout(() => {
    outcome = 'cut';
    server.closeAllConnections();
  }, deadlineMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
  return outcome;
}
