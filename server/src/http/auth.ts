import type { Actor, Audience } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { Context } from './context.ts';

/** Who is asking; throws unless that is one of the endpoint's audiences. Purely public endpoints do not look at tokens. */
export async function authorise(ctx: Context, audiences: readonly Audience[]): Promise<Actor> {
  if (audiences.includes('core-system') && ctx.get('authorization').startsWith('HEYI-'))
    return signer(ctx);
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(ctx.get('authorization'))?.[1];
  const open = audiences.includes('public');
  if (open && (!token || audiences.length === 1)) return { audience: 'public' };
  must(token, 'auth.required');
  const actor = await ctx.state.services.actorFor(token);
  ctx.state.actor = actor;
  must(audiences.includes(actor.audience), 'auth.forbidden');
  return actor;
}

/** The core system that signed the request; what it may say is checked against the signature when the body is read. */
async function signer(ctx: Context): Promise<Actor> {
  const { method, originalUrl: path } = ctx;
  const authorization = ctx.get('authorization');
  const signed = await ctx.state.services.coreSystemFor({ method, path, authorization });
  ctx.state.actor = signed.actor;
  ctx.state.contentHash = signed.contentHash;
  return signed.actor;
}
