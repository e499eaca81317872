import type { mongo } from 'mongoose';
import type { ResolveOptions } from '../engine/resolve-many.ts';
import { HandChangeModel } from './hand-change.model.ts';
import { type SidesDecided, type StandingLinks, standingLinks } from './standing-links.ts';

/** What people's decisions that are not undone come to. */
export async function loadStandingLinks(session?: mongo.ClientSession): Promise<StandingLinks> {
  const decisions: SidesDecided[] = [];
  const cursor = HandChangeModel.find({ undone: null })
    .select({ kind: 1, left: 1, right: 1 })
    .sort({ _id: 1 })
    .session(session ?? null)
    .lean()
    .cursor();
  for await (const { kind, left, right } of cursor) {
    const hex = (ids: typeof left) => ids.map((id) => id.toHexString());
    decisions.push({ kind, left: hex(left), right: hex(right) });
  }
  return standingLinks(decisions);
}

type PersonsLinks = Required<Pick<ResolveOptions, 'mustLinks' | 'cannotLinks'>>;

/** Standing links as the engine takes them: by the index of each account in `ids`. */
export function linksByIndex(
  { together, apart }: StandingLinks,
  ids: readonly string[],
): PersonsLinks {
  const named = new Set(together.flat());
  for (const { left, right } of apart) for (const id of [...left, ...right]) named.add(id);
  const indexOf = new Map<string, number>();
  for (const [index, id] of ids.entries()) if (named.has(id)) indexOf.set(id, index);
  const known = (group: readonly string[]) =>
    group.map((id) => indexOf.get(id)).filter((index) => index !== undefined);

  const mustLinks = together.flatMap((group) => {
    const [first, ...others] = known(group);
    return others.map((other) => [first as number, other] as const);
  });
  const cannotLinks = apart.flatMap(({ left, right }) => {
    const others = known(right);
    return known(left).flatMap((one) => others.map((other) => [one, other] as const));
  });
  return { mustLinks, cannotLinks };
}
