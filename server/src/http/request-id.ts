import { randomUUID } from 'node:crypto';
import type { Middleware } from './context.ts';

/** Gives each request an id that is also in the answer and the log; a trusted proxy's id is kept. */
export const requestId = (): Middleware => async (ctx, next) => {
  const given = ctx.app.proxy ? ctx.get('x-request-id') : '';
  ctx.state.requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  ctx.set('x-request-id', ctx.state.requestId);
  await next();
};
