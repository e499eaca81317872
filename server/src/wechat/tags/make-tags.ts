import { longestTagName, tagsAnAccount, type UnfitTag } from '@heyi/shared/wechat/tags.schema';
import { WechatRefusal } from '../../ports/wechat-failure.ts';
import { type AccountTag, AccountTagsModel } from '../account-tags.model.ts';
import { FollowerModel } from '../follower.model.ts';
import { countFlow, type Flow } from './flow.ts';
import { portraitTag } from './portrait-tag.ts';
import { pullTags } from './pull-tags.ts';
import { createTag, deleteTag } from './tag-calls.ts';

const nameTaken = 45157;
const nameTooLong = 45158;
const accountFull = 45056;

/** The account's tags by their name in the portrait. */
export type TagIds = ReadonlyMap<string, number>;

/** The tags that can be given, and why others cannot. */
export interface MadeTags {
  ids: TagIds;
  unfit: ReadonlyMap<string, UnfitTag['reason']>;
}

const byName = (tags: readonly AccountTag[]): TagIds =>
  new Map(tags.map(({ id, name }) => [portraitTag(name), id]));

/** Removes tags of ours that are not chosen any more, and makes those that are missing, as far as WeChat lets us. */
export async function makeTags(flow: Flow, needed: readonly string[]): Promise<MadeTags> {
  const { app, ports } = flow;
  let tags = await removeUnchosen(flow, await pullTags(app, ports));
  const unfit = new Map<string, UnfitTag['reason']>();
  for (const name of needed.filter((one) => !byName(tags).has(one))) {
    const reason = await makeTag(flow, name, tags.length);
    if (reason) unfit.set(name, reason);
    else tags = await pullTags(app, ports);
  }
  return { ids: byName(tags), unfit };
}

async function makeTag(
  flow: Flow,
  name: string,
  existing: number,
): Promise<UnfitTag['reason'] | null> {
  if (name.length > longestTagName) return 'name-refused';
  if (existing >= tagsAnAccount) return 'account-full';
  const { app, ports } = flow;
  await AccountTagsModel.updateOne({ _id: app.appid }, { $addToSet: { madeNames: name } });
  try {
    await createTag(app, name, ports);
    await countFlow(flow, { created: 1 });
    return null;
  } catch (error) {
    const errcode = error instanceof WechatRefusal ? error.errcode : null;
    // An answer that was lost: the tag is there.
    if (errcode === nameTaken) return null;
    if (errcode !== nameTooLong && errcode !== accountFull) throw error;
    await AccountTagsModel.updateOne({ _id: app.appid }, { $pull: { madeNames: name } });
    return errcode === nameTooLong ? 'name-refused' : 'account-full';
  }
}

/** Only those that nobody but us gave to anybody: staff may have come to use one. */
async function removeUnchosen(
  flow: Flow,
  tags: readonly AccountTag[],
): Promise<readonly AccountTag[]> {
  const { app, order, ports } = flow;
  const { appid } = app;
  const chosen = new Set(order);
  const made = new Set((await AccountTagsModel.findById(appid).lean())?.madeNames);
  const kept: AccountTag[] = [];
  for (const tag of tags) {
    const isOurs = made.has(tag.name) && !chosen.has(portraitTag(tag.name));
    const given = isOurs
      ? await FollowerModel.countDocuments({ appid, flowedTagIds: tag.id })
      : Number.NEGATIVE_INFINITY;
    if (tag.count > given) {
      kept.push(tag);
      continue;
    }
    await deleteTag(app, tag.id, ports);
    const gone = { tagIds: tag.id, flowedTagIds: tag.id };
    await FollowerModel.updateMany({ appid, flowedTagIds: tag.id }, { $pull: gone });
    await AccountTagsModel.updateOne(
      { _id: appid },
      { $pull: { madeNames: tag.name, tags: { id: tag.id } } },
    );
    await countFlow(flow, { removed: 1 });
  }
  return kept;
}
