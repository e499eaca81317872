import type { Actor } from '@heyi/shared/actor';
import { type AnyEndpoint, apiPrefix } from '@heyi/shared/endpoint';
import type Router from '@koa/router';
import type { Logger } from 'pino';
import * as z from 'zod';
import { authorise } from './auth.ts';
import type { Context } from './context.ts';
import { type OwnCookies, ownCookies } from './cookies.ts';
import { parseInput, refuseAny } from './parse.ts';

const longestDevice = 200;

const mounted = new WeakMap<Router, AnyEndpoint[]>();

/** The endpoints that a module's router serves, in order; what the API documentation is made from. */
export const endpointsOf = (router: Router): readonly AnyEndpoint[] => mounted.get(router) ?? [];

/** What every handler is given, besides its body or file. */
export interface RequestFacts {
  requestId: string;
  /** Network address of the caller. */
  address: string;
  /** How the caller's program names itself; text to show, never to trust. */
  device: string;
  cookies: OwnCookies;
  log: Logger;
}

export interface CommonInput extends RequestFacts {
  actor: Actor;
  params: unknown;
  query: unknown;
}

/** Puts an endpoint on the router: who may ask and what may be asked is checked before `run` reads the body. */
export function mount(
  router: Router,
  endpoint: AnyEndpoint,
  run: (ctx: Context, input: CommonInput) => Promise<void>,
): void {
  refuseLooseContract(endpoint);
  mounted.set(router, [...endpointsOf(router), endpoint]);
  router.register(apiPrefix + endpoint.path, [endpoint.method], async (routed) => {
    const ctx = routed as Context & { params: Record<string, string> };
    ctx.set('cache-control', 'no-store');
    const actor = await authorise(ctx, endpoint.audiences);
    await ctx.state.services.limitAccount(actor);
    if (!endpoint.query) refuseAny('query', ctx.query);
    await run(ctx, {
      actor,
      params: parseInput('params', endpoint.params, ctx.params),
      query: parseInput('query', endpoint.query, ctx.query),
      requestId: ctx.state.requestId,
      address: ctx.ip,
      device: ctx.get('user-agent').slice(0, longestDevice),
      cookies: ownCookies(ctx),
      log: ctx.state.log,
    });
  });
}

/** A contract whose input schemas would let unknown fields pass is a mistake found at start. */
function refuseLooseContract(endpoint: AnyEndpoint) {
  const name = `${endpoint.method} ${endpoint.path}`;
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, param]) => param);
  const parts = {
    params: endpoint.params,
    query: endpoint.query,
    body: 'body' in endpoint ? endpoint.body : undefined,
  };
  for (const [part, schema] of Object.entries(parts)) {
    if (schema && isLoose(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))
      throw new Error(`${name}: ${part} must be a strict object, all the way down`);
  }
  const declared = Object.keys((endpoint.params as z.ZodObject | undefined)?.shape ?? {});
  if (names.join() !== declared.join())
    throw new Error(`${name}: the path names [${names}], params declares [${declared}]`);
}

function isLoose(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ('properties' in node && !('additionalProperties' in node)) return true;
  return Object.values(node).some(isLoose);
}
