import { existsSync } from 'node:fs';
import { AppError } from '@heyi/shared/errors';
import Router from '@koa/router';
import send from 'koa-send';
import { previewPage, previewStep } from './preview-page.ts';
import { fileRoutes, folder } from './static-files.ts';

/** The mini-program as the browser shows it. */
export interface Preview {
  /** The folder that it is built into, with a `/` at its end. */
  root: string;
  /** Where `npm start` tells how far it is. */
  progressFile: string;
  /** Address of what plays WeChat on this machine, whose people may sign in; null where WeChat is real. */
  sandbox: string | null;
}

export const miniappFolder = folder('../../../miniapp/dist/h5/');

const lasting = 'public, max-age=31536000, immutable';

/** Serves the preview at `/`, and a page that tells how to get it until it is there. */
export function previewRoutes({ root, progressFile, sandbox }: Preview): Router {
  const router = new Router({ strict: true });
  router.get('/', async (ctx) => {
    ctx.set('cache-control', 'no-cache');
    if (existsSync(`${root}index.html`)) {
      await send(ctx, 'index.html', { root });
      return;
    }
    ctx.type = 'html';
    ctx.body = previewPage(await previewStep(progressFile, new Date()));
  });
  // Bundlers put a hash into these names, so what they hold never changes.
  router.get('/assets/*path', async (ctx) => {
    const setHeaders = (res: { setHeader(name: string, value: string): void }) =>
      res.setHeader('cache-control', lasting);
    const file = ctx.path.slice('/assets/'.length);
    const sent = await send(ctx, file, { root: `${root}assets/`, setHeaders });
    if (!sent) throw new AppError('http.not_found');
  });
  router.get('/preview/sandbox.json', (ctx) => {
    ctx.set('cache-control', 'no-cache');
    ctx.body = { address: sandbox };
  });
  router.use(fileRoutes('preview', folder('../../public/preview/'), ['page.css']).routes());
  return router;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The address of WeChat's interfaces where that is this machine, which WeChat's own never is. */
export function sandboxAmong(wechatApiUrl: string): string | null {
  const { hostname, origin } = new URL(wechatApiUrl);
  return loopback.has(hostname) ? origin : null;
}
