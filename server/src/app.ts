import path from 'node:path';
import type Koa from 'koa';
import type { Config } from './config.ts';
import type { HttpState } from './http/context.ts';
import { createFrame } from './http/frame.ts';
import type { Ports } from './ports/ports.ts';

/** The whole server, not yet listening. `modules` is its table of contents; each gives a router for its part of the contract. */
export function createApp(ports: Ports, config: Config): Koa<HttpState> {
  return createFrame({
    log: ports.log,
    ready: ports.databaseReady,
    rateLimits: config.rateLimits,
    trustedProxies: config.trustedProxies,
    metricsToken: config.metricsToken,
    uploadDirectory: path.join(config.dataDirectory, 'uploads'),
    actorFor: async () => {
      throw new Error('x');
    },
    modules: {},
  });
}
