import { timingSafeEqual } from 'node:crypto';
import { AppError } from '@heyi/shared/errors';
import Router from '@koa/router';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Context, Middleware } from './context.ts';

/** Request times by route, and the process's own figures, for Prometheus at `/metrics`. */
export function createMetrics(token: string | null) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });

  const measure: Middleware = async (ctx, next) => {
    const stop = seconds.startTimer();
    await next();
    const { _matchedRoute: route } = ctx as { _matchedRoute?: unknown };
    stop({ method: ctx.method, route: String(route ?? 'none'), status: ctx.status });
  };

  const router = new Router();
  router.get('/metrics', async (ctx) => {
    // Looks like nothing is there, so that it does not invite guessing.
    if (!mayRead(ctx as unknown as Context, token)) throw new AppError('http.not_found');
    ctx.type = registry.contentType;
    ctx.body = await registry.metrics();
  });

  return { measure, router };
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function mayRead(ctx: Context, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(ctx.get('authorization'))?.[1];
  if (token && given) return sameSecret(given, token);
  // A proxy on this machine calls from loopback too, but says for whom.
  return loopback.has(ctx.req.socket.remoteAddress ?? '') && ctx.get('x-forwarded-for') === '';
}

function sameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
