import Router from '@koa/router';
import Koa from 'koa';
import type { Logger } from 'pino';
import type { HttpServices, HttpState } from './context.ts';
import { errors } from './errors.ts';
import { healthRoutes } from './health.ts';
import { limitAccounts, limitAddresses, type RateLimits } from './limits.ts';
import { accessLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { endpointsOf } from './mount.ts';
import { describeApi } from './openapi.ts';
import { type Preview, previewRoutes } from './preview-site.ts';
import { requestId } from './request-id.ts';
import { securityHeaders } from './security-headers.ts';
import { adminFolder, docsFolder, fileRoutes, siteRoutes, swaggerFolder } from './static-files.ts';

export interface Frame {
  log: Logger;
  rateLimits: RateLimits;
  trustedProxies: number;
  metricsToken: string | null;
  uploadDirectory: string;
  preview: Preview;
  actorFor: HttpServices['actorFor'];
  coreSystemFor: HttpServices['coreSystemFor'];
  /** What others' servers call, signed: many calls from few addresses. */
  callbacks: Router;
  /** Rejects while the server cannot do its work. */
  ready(): Promise<void>;
  /** The modules' routers by their Chinese titles, which are the chapters of the API documentation. */
  modules: Record<string, Router>;
}

/** Codes of a connection that the client closed before it had everything. */
const clientLeft = new Set<string | undefined>([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ECONNRESET',
  'EPIPE',
]);

/** Everything around the modules: ids, logs, headers, limits, errors, health, documentation, pages. */
export function createFrame(frame: Frame): Koa<HttpState> {
  const app = new Koa<HttpState>({
    proxy: frame.trustedProxies > 0,
    maxIpsCount: frame.trustedProxies,
  });
  app.on('error', (error: NodeJS.ErrnoException) => {
    const level = clientLeft.has(error.code) ? 'debug' : 'error';
    frame.log[level]({ err: error }, 'connection failed');
  });
  const metrics = createMetrics(frame.metricsToken);
  const services: HttpServices = {
    actorFor: frame.actorFor,
    coreSystemFor: frame.coreSystemFor,
    limitAccount: limitAccounts(frame.rateLimits),
    uploadDirectory: frame.uploadDirectory,
  };

  app.use(requestId());
  app.use(accessLog(frame.log));
  app.use(metrics.measure);
  app.use(securityHeaders(frame.preview.sandbox));
  app.use(errors());
  // Before the limits: whoever watches over the server must not be turned away.
  app.use(healthRoutes(frame.ready).routes());
  app.use(metrics.router.routes());
  app.use(frame.callbacks.routes());
  app.use(limitAddresses(frame.rateLimits));
  app.use(async (ctx, next) => {
    ctx.state.services = services;
    await next();
  });
  const root = new Router();
  const others = [documentation(frame.modules), previewRoutes(frame.preview), ...pages];
  for (const router of [...others, ...Object.values(frame.modules)]) root.use(router.routes());
  app.use(root.routes());
  app.use(root.allowedMethods());
  return app;
}

const pages = [
  fileRoutes('docs/swagger-ui', swaggerFolder, ['swagger-ui.css', 'swagger-ui-bundle.js']),
  siteRoutes({ at: 'docs', root: docsFolder }),
  siteRoutes({ at: 'admin', root: adminFolder, singlePage: true, whenMissing: 'admin.not_built' }),
];

function documentation(modules: Frame['modules']): Router {
  const chapters = Object.entries(modules).map(([title, router]) => ({
    title,
    endpoints: endpointsOf(router),
  }));
  const text = JSON.stringify(describeApi(chapters));
  const router = new Router();
  router.get('/openapi.json', (ctx) => {
    ctx.set('cache-control', 'no-cache');
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = text;
  });
  return router;
}
