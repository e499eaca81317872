import type { Actor } from '@heyi/shared/actor';
import type { TagFlowView, TagsOfAccount, TagsView } from '@heyi/shared/wechat/tags.schema';
import type { TagFlow } from '../tag-flow.model.ts';
import { canEditTags } from './tags.policy.ts';
import type { AllTags } from './tags.service.ts';

export function presentTags({ order, apps, tags, flows }: AllTags, actor: Actor): TagsView {
  const tagsByAppid = new Map(tags.map((one) => [one._id, one]));
  const flowByAppid = new Map(flows.map((one) => [one._id, one]));
  const accounts = apps.map(({ _id, appid, name, channel, disabledAt }): TagsOfAccount => {
    const own = tagsByAppid.get(appid);
    const flow = flowByAppid.get(appid);
    const made = new Set(own?.madeNames);
    return {
      id: _id.toHexString(),
      name,
      channel,
      disabled: disabledAt !== null,
      pulledAt: own?.pulledAt.toISOString() ?? null,
      tags: (own?.tags ?? []).map((tag) => ({
        name: tag.name,
        count: tag.count,
        isOurs: made.has(tag.name),
      })),
      flow: flow ? presentFlow(flow) : null,
    };
  });
  return { order, known: knownIn(flows), accounts, can: { edit: canEditTags(actor) } };
}

const presentFlow = (flow: TagFlow): TagFlowView => ({
  state: flow.state,
  startedAt: flow.startedAt.toISOString(),
  finishedAt: flow.finishedAt?.toISOString() ?? null,
  done: flow.done,
  total: flow.total,
  given: flow.given,
  taken: flow.taken,
  created: flow.created,
  removed: flow.removed,
  heldBack: flow.heldBack,
  unfit: flow.unfit,
  resumesAt: flow.resumesAt?.toISOString() ?? null,
  note: flow.note,
});

function knownIn(flows: readonly TagFlow[]): TagsView['known'] {
  const sums = new Map<string, number>();
  for (const { name, followers } of flows.flatMap(({ seen }) => seen))
    sums.set(name, (sums.get(name) ?? 0) + followers);
  return [...sums]
    .map(([name, followers]) => ({ name, followers }))
    .sort((a, b) => b.followers - a.followers);
}
