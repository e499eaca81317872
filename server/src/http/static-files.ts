import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, type ErrorCode } from '@heyi/shared/errors';
import Router from '@koa/router';
import send from 'koa-send';

/** A folder of files on disk, found from here alike in `src` and in `dist`. */
export const folder = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export const docsFolder = folder('../../public/docs/');
export const adminFolder = folder('../../admin/dist/');

const require = createRequire(import.meta.url);
export const swaggerFolder = dirname(require.resolve('swagger-ui-dist/package.json'));

interface Site {
  at: string;
  root: string;
  /** Answer paths without a file ending by `index.html`: the page's own router knows them. */
  singlePage?: boolean;
  whenMissing?: ErrorCode;
}

/** Serves the files of a built page under `/at/`; paths cannot leave the folder, hidden files are not there. */
export function siteRoutes({ at, root, singlePage = false, whenMissing }: Site): Router {
  const router = new Router({ strict: true });
  router.get(`/${at}`, (ctx) => {
    ctx.status = 308;
    ctx.redirect(`/${at}/`);
  });
  router.get([`/${at}/`, `/${at}/*path`], async (ctx) => {
    if (whenMissing && !existsSync(`${root}index.html`)) throw new AppError(whenMissing);
    const path = ctx.path.slice(at.length + 2);
    const isPage = path === '' || (singlePage && !/\.\w+$/.test(path));
    const sent = await send(ctx, isPage ? 'index.html' : path, {
      root,
      setHeaders: (res) => {
        // Bundlers put a hash into names under assets/, so those never change.
        const lasting = path.startsWith('assets/');
        const cache = lasting ? 'public, max-age=31536000, immutable' : 'no-cache';
        res.setHeader('cache-control', cache);
      },
    });
    if (!sent) throw new AppError('http.not_found');
  });
  return router;
}

const hour = 3_600_000;

/** The named files of a folder under `/at/`, and nothing else of it. */
export function fileRoutes(at: string, root: string, files: readonly string[]): Router {
  const router = new Router();
  for (const file of files) {
    router.get(`/${at}/${file}`, async (ctx) => {
      await send(ctx, file, { root, maxAge: hour });
    });
  }
  return router;
}
