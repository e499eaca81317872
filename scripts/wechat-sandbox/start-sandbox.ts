import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { allowOwnPages } from './phone/own-pages.ts';
import { phoneRoutes } from './phone/phone-routes.ts';
import { Sandbox } from './sandbox.ts';
import { apiRoutes } from './serve-apis.ts';
import { World, type WorldState } from './world.ts';

export interface SandboxOptions {
  state: WorldState;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Milliseconds; the system's clock when not given. */
  now?: () => number;
  /** Serves the page that plays a phone. */
  withPhone?: boolean;
}

/** Listens on the loopback address. */
export async function startSandbox({
  state,
  port = 0,
  now = Date.now,
  withPhone = false,
}: SandboxOptions) {
  const sandbox = new Sandbox(new World(state, now));
  const koa = new Koa();
  koa.use(apiRoutes(sandbox).routes());
  if (withPhone) koa.use(allowOwnPages).use(phoneRoutes(sandbox).routes());
  const server = createServer(koa.callback());
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    sandbox,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await sandbox.settled();
      server.closeAllConnections();
      server.close();
    },
  };
}
