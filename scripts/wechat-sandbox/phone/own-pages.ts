import type { Context, Next } from 'koa';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Lets pages that this machine serves, such as the mini-program's preview, play the phone from their own address. */
export async function allowOwnPages(ctx: Context, next: Next): Promise<void> {
  if (!ctx.path.startsWith('/phone/')) return next();
  ctx.vary('origin');
  const origin = ctx.get('origin');
  if (isOwn(origin)) {
    ctx.set('access-control-allow-origin', origin);
    ctx.set('access-control-allow-headers', 'content-type');
  }
  if (ctx.method !== 'OPTIONS') return next();
  ctx.status = 204;
}

function isOwn(origin: string): boolean {
  try {
    return loopback.has(new URL(origin).hostname);
  } catch {
    return false;
  }
}
