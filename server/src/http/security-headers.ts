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

// Ant Design and Taro write their styles into the page; scripts stay limited to our files.
const page = { ...ownFilesOnly, styleSrc: [...own, "'unsafe-inline'"] };

/** Security headers for every answer; pages may load our own files only, the API nothing at all. The preview may ask whoever plays WeChat. */
export function securityHeaders(sandbox: string | null): Middleware {
  // Taro's pictures are in a font that its style sheet holds.
  const preview = withPolicy({
    ...page,
    fontSrc: [...own, 'data:'],
    connectSrc: sandbox ? [...own, sandbox] : own,
  });
  const areas: Record<string, Middleware> = {
    docs: withPolicy(ownFilesOnly),
    admin: withPolicy(page),
    '': preview,
    preview,
    assets: preview,
  };
  const api = withPolicy(nothing);
  return (ctx, next) => {
    const [, area = ''] = ctx.path.split('/', 2);
    return (Object.hasOwn(areas, area) ? (areas[area] as Middleware) : api)(ctx, next);
  };
}

const withPolicy = (directives: Record<string, string[]>): Middleware =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
