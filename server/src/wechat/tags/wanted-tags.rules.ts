import { tagsAFollower } from '@heyi/shared/wechat/tags.schema';

/** A follower of one account, as far as tags go. */
export interface TaggedFollower {
  /** Tags of the portrait: all, and those that the account's own channel gave. */
  united: readonly string[];
  ownChannel: readonly string[];
  /** Tags that the account itself gave, by name, and how many tags that are not ours it has in all. */
  ownNames: readonly string[];
  ownCount: number;
  /** Agreed to sharing between channels. */
  mayShare: boolean;
}

/** The tags that are to flow to a follower, the most important first, and those that find no room. */
export interface WantedTags {
  wanted: string[];
  tooMany: string[];
}

/** Without consent nothing of another channel's flows; the most important tags take what room WeChat leaves. */
export function wantedTags(
  { united, ownChannel, ownNames, ownCount, mayShare }: TaggedFollower,
  order: readonly string[],
): WantedTags {
  const allowed = new Set(mayShare ? united : ownChannel);
  const own = new Set(ownNames);
  const flowing = order.filter((name) => allowed.has(name) && !own.has(name));
  const room = Math.max(0, tagsAFollower - ownCount);
  return { wanted: flowing.slice(0, room), tooMany: flowing.slice(room) };
}

/** Whether a chosen tag of another channel is there that only flows with consent. */
export const needsConsent = (
  { united, ownChannel }: Pick<TaggedFollower, 'united' | 'ownChannel'>,
  order: readonly string[],
): boolean => {
  const own = new Set(ownChannel);
  const all = new Set(united);
  return order.some((name) => all.has(name) && !own.has(name));
};
