import type { Actor, Audience } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { Context } from './context.ts';

/** Who is asking; throws unless that is one of the endpoint's audiences. Purely public endpoints do not look at tokens. */
export async function authorise(ctx: Context, audiences: readonly Audience[]): Promise<Actor> {
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(ctx.get('authorization'))?.[1];
  const open = audiences.includes('public');
  if (open && (!token || audiences.length === 1)) return { audience: 'public' };
  must(token, 'auth.required');
  const actor = await ctx.state.services.actorFor(token);
  ctx.state.actor = actor;
  must(audiences.includes(actor.audience), 'auth.forbidden');
  return actor;
}
