import { AppError } from '@heyi/shared/errors';
import Router from '@koa/router';

/** `/healthz`: the process lives. `/readyz`: it can also do its work, or 503. */
export function healthRoutes(ready: () => Promise<void>): Router {
  const router = new Router();
  router.get('/healthz', (ctx) => {
    ctx.set('cache-control', 'no-store');
    ctx.body = { status: 'ok' };
  });
  router.get('/readyz', async (ctx) => {
    await ready().catch((cause) => {
      throw new AppError('server.not_ready', undefined, { cause });
    });
    ctx.set('cache-control', 'no-store');
    ctx.body = { status: 'ready' };
  });
  return router;
}
