import { createHash } from 'node:crypto';
import type { ActorFor, Audience } from '@heyi/shared/actor';
import type { Endpoint, InputOf, MaybeSchema, OutputOf } from '@heyi/shared/endpoint';
import { AppError, type InputProblem, must } from '@heyi/shared/errors';
import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import type * as z from 'zod';
import type { Context } from './context.ts';
import { maxBodyBytes } from './limits.ts';
import { mount, type RequestFacts } from './mount.ts';
import { parseInput } from './parse.ts';

export interface Input<A extends Audience, P extends MaybeSchema, Q extends MaybeSchema>
  extends RequestFacts {
  actor: ActorFor<A>;
  params: OutputOf<P>;
  query: OutputOf<Q>;
}

/** Mounts a JSON endpoint: checks the caller, parses the input, runs the handler, checks its answer. */
export function serve<
  A extends Audience,
  P extends MaybeSchema,
  Q extends MaybeSchema,
  B extends MaybeSchema,
  R extends MaybeSchema,
>(
  router: Router,
  endpoint: Endpoint<A, P, Q, B, R>,
  handler: (
    input: Input<A, P, Q> & { body: OutputOf<B> },
  ) => Promise<R extends z.ZodType ? InputOf<R> : void>,
): void {
  mount(router, endpoint, async (ctx, common) => {
    if (!endpoint.body) refuseBody(ctx);
    const body = endpoint.body ? parseInput('body', endpoint.body, await readJson(ctx)) : undefined;
    const input = { ...common, body } as Input<A, P, Q> & { body: OutputOf<B> };
    respond(ctx, endpoint, await handler(input));
  });
}

const parseJson = bodyParser({ enableTypes: ['json'], jsonLimit: maxBodyBytes });
const nothing = async () => undefined;

/** The body as it came; throws when it is no JSON. */
export async function readJson(ctx: Context): Promise<unknown> {
  if (!ctx.is('application/json')) throw new AppError('input.unsupported_media');
  await parseJson(ctx, nothing);
  mustBeSigned(ctx, ctx.request.rawBody ?? '');
  return ctx.request.body;
}

function mustBeSigned({ state: { contentHash } }: Context, content: string) {
  const isSigned =
    !contentHash || contentHash === createHash('sha256').update(content).digest('hex');
  must(isSigned, 'auth.not_signed');
}

// What nobody reads is a mistake of the caller, as an unknown field would be.
function refuseBody(ctx: Context) {
  const empty = !ctx.request.length && ctx.get('transfer-encoding') === '';
  const details: InputProblem[] = [{ in: 'body', path: '', message: '这个请求不接受内容' }];
  must(empty, 'input.invalid', details);
}

/** Sends what the contract promises and nothing else; an answer that breaks it is thrown as our own error before a byte is sent. */
export function respond(
  ctx: Context,
  { method, path, response, status }: Pick<Endpoint, 'method' | 'path' | 'response' | 'status'>,
  value: unknown,
): void {
  if (!response) {
    ctx.status = status;
    return;
  }
  const checked = response.safeParse(value);
  if (!checked.success)
    throw new Error(`The answer of ${method} ${path} breaks its contract`, {
      cause: checked.error,
    });
  const text = JSON.stringify(checked.data);
  ctx.status = status;
  ctx.type = 'application/json; charset=utf-8';
  ctx.body = text;
}
