import helmet from 'koa-helmet';
import type { Middleware } from './context.ts';

const none = ["'none'"];
const own = ["'self'"];

const nothing = { defaultSrc: none, frameAncestors: none, baseUri: none, formAction: none };

const ownFilesOnly = {
  ...nothing,
  scriptSrc: own,
  styleSrc: own,
  imgSrc: [...own, 'data:', 'blob:'],
  fontSrc: own,
  connectSrc: own,
};

const policies = {
  api: nothing,
  docs: ownFilesOnly,
  // Ant Design writes its styles into the page; scripts stay limited to our files.
  admin: { ...ownFilesOnly, styleSrc: [...own, "'unsafe-inline'"] },
};

/** Security headers for every answer; pages may load our own files only, the API nothing at all. */
export function securityHeaders(): Middleware {
  const [api, docs, admin] = Object.values(policies).map((directives) =>
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives },
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
  ) as [Middleware, Middleware, Middleware];
  return (ctx, next) => {
    const [, area] = ctx.path.split('/', 2);
    if (area === 'docs') return docs(ctx, next);
    return area === 'admin' ? admin(ctx, next) : api(ctx, next);
  };
}
