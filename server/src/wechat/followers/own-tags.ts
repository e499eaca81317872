import type { Follower } from '../follower.model.ts';
import { portraitTag } from '../tags/portrait-tag.ts';

/** The names of an account's tags by their number. */
export type TagNames = ReadonlyMap<number, string>;

/** The tags that the account itself gave to the follower, as the portrait knows them: what flowed there from elsewhere is left out. */
export function ownTagsOf(
  { tagIds, flowedTagIds }: Pick<Follower, 'tagIds' | 'flowedTagIds'>,
  names: TagNames,
): string[] {
  const flowed = new Set(flowedTagIds);
  const own = tagIds.flatMap((id) => (flowed.has(id) ? [] : (names.get(id) ?? [])));
  return [...new Set(own.map(portraitTag))].sort();
}
