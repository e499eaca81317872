import { mkdir, rm } from 'node:fs/promises';
import type { ActorFor, Audience } from '@heyi/shared/actor';
import type { MaybeSchema, OutputOf, Upload } from '@heyi/shared/endpoint';
import { AppError, type ErrorCode, must } from '@heyi/shared/errors';
import multer from '@koa/multer';
import type Router from '@koa/router';
import type * as z from 'zod';
import type { Context } from './context.ts';
import { mount } from './mount.ts';
import { parseInput } from './parse.ts';
import { type Input, respond } from './serve.ts';

export interface IncomingFile {
  /** Where it lies on disk; a handler that wants to keep it moves it away, otherwise it is deleted. */
  path: string;
  /** As the client calls it: text to show, never a path to use. */
  fileName: string;
  bytes: number;
}

/** Mounts an endpoint that takes one file. Who is not `allowed` is refused before the file is read; it is on disk, whole, when the handler runs. */
export function serveUpload<
  A extends Audience,
  P extends MaybeSchema,
  Q extends MaybeSchema,
  B extends MaybeSchema,
  R extends z.ZodType,
>(
  router: Router,
  endpoint: Upload<A, P, Q, B, R>,
  allowed: (actor: ActorFor<A>) => boolean,
  handler: (
    input: Input<A, P, Q> & { body: OutputOf<B>; file: IncomingFile },
  ) => Promise<z.input<R>>,
): void {
  mount(router, endpoint, async (ctx, common) => {
    must(allowed(common.actor as ActorFor<A>), 'auth.forbidden');
    const { file, fields } = await receive(ctx, endpoint.maxBytes);
    try {
      const body = parseInput('body', endpoint.body, fields);
      const input = { ...common, body, file } as Input<A, P, Q> & {
        body: OutputOf<B>;
        file: IncomingFile;
      };
      respond(ctx, endpoint, await handler(input));
    } finally {
      await rm(file.path, { force: true });
    }
  });
}

async function receive(ctx: Context, maxBytes: number) {
  must(ctx.is('multipart/form-data'), 'input.unsupported_media');
  const dest = ctx.state.services.uploadDirectory;
  await mkdir(dest, { recursive: true });
  const read = multer({
    dest,
    defParamCharset: 'utf8',
    limits: { fileSize: maxBytes, files: 1, fields: 20, fieldSize: 64 * 1024, parts: 21 },
  }).single('file');
  await read(ctx, async () => undefined).catch((error: { code?: string }) => {
    throw new AppError(codeOf(error), undefined, { cause: error });
  });
  const { file, body } = ctx.request as {
    file?: { path: string; originalname: string; size: number };
    body?: object;
  };
  must(file, 'input.invalid', [{ in: 'file', path: 'file', message: '必填' }]);
  const { path, originalname, size } = file;
  return { file: { path, fileName: originalname, bytes: size }, fields: { ...body } };
}

function codeOf({ code }: { code?: string }): ErrorCode {
  if (code === 'LIMIT_FILE_SIZE') return 'input.too_large';
  return code?.startsWith('E') ? 'server.failed' : 'input.malformed';
}
