import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Audience } from '@heyi/shared/actor';
import type { Download, MaybeSchema, OutputOf } from '@heyi/shared/endpoint';
import type Router from '@koa/router';
import { mount } from './mount.ts';
import { parseInput } from './parse.ts';
import { type Input, readJson } from './serve.ts';

export interface OutgoingFile {
  /** Shown to the user; may hold Chinese. */
  fileName: string;
  content: Readable;
}

/** Mounts an endpoint that answers with a file. A failure before the first byte is an ordinary error; later the connection is cut, so a half file never looks whole. */
export function serveDownload<
  A extends Audience,
  P extends MaybeSchema,
  Q extends MaybeSchema,
  B extends MaybeSchema,
>(
  router: Router,
  endpoint: Download<A, P, Q, B>,
  handler: (input: Input<A, P, Q> & { body: OutputOf<B> }) => Promise<OutgoingFile>,
): void {
  mount(router, endpoint, async (ctx, common) => {
    const body = endpoint.body ? parseInput('body', endpoint.body, await readJson(ctx)) : undefined;
    const input = { ...common, body } as Input<A, P, Q> & { body: OutputOf<B> };
    const { fileName, content } = await handler(input);
    ctx.res.once('close', () => content.destroy());
    await Promise.race([once(content, 'readable'), once(content, 'end')]);
    content.once('error', (error) => {
      ctx.state.log.error({ err: error }, 'download failed');
      ctx.res.destroy();
    });
    ctx.status = endpoint.status;
    ctx.attachment(fileName);
    ctx.type = endpoint.mediaType;
    ctx.body = content;
  });
}
