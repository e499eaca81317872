import { need } from '../wechat-fault.ts';
import type { Tag } from '../world.ts';
import { type ApiCall, type ApiEntry, listOf, ok, textOf } from './api.ts';

const tagsAnAccount = 100;
const tagsAFollower = 20;
const openidsACall = 50;
const longestName = 30;
const firstOwnId = 100;

const tagsOf = ({ sandbox, app }: ApiCall): Tag[] =>
  sandbox.world.state.tags.filter(({ appid }) => appid === app.appid);

function nameFrom(call: ApiCall, own?: Tag): string {
  const name = textOf((call.body.tag as { name?: unknown } | undefined)?.name);
  need(name.length > 0 && Buffer.byteLength(name) <= longestName * 3, 45158);
  need(!tagsOf(call).some((tag) => tag !== own && tag.name === name), 45157);
  return name;
}

function tagFrom(call: ApiCall, id: unknown): Tag {
  const tag = tagsOf(call).find((each) => each.id === Number(id));
  need(tag, 45159);
  return tag;
}

const idIn = (call: ApiCall) => (call.body.tag as { id?: unknown } | undefined)?.id;

const holders = ({ sandbox, app }: ApiCall, id: number) =>
  sandbox.world.usersOf(app.appid).filter((user) => user.subscribed && user.tagIds.includes(id));

function members(call: ApiCall) {
  const openids = listOf(call.body.openid_list);
  need(openids.length > 0 && openids.length <= openidsACall, 40032);
  return openids.map((openid) => {
    const user = call.sandbox.world.user(call.app.appid, textOf(openid));
    need(user, 40003);
    return user;
  });
}

const post = (run: ApiEntry['run']): ApiEntry => ({ method: 'POST', credentials: 'token', run });

export const tagApis: Record<string, ApiEntry> = {
  'cgi-bin/tags/create': post((call) => {
    const tags = tagsOf(call);
    need(tags.length < tagsAnAccount, 45056);
    const id = Math.max(firstOwnId - 1, ...tags.map((tag) => tag.id)) + 1;
    const tag = { appid: call.app.appid, id, name: nameFrom(call) };
    call.sandbox.world.state.tags.push(tag);
    return { tag: { id: tag.id, name: tag.name } };
  }),
  'cgi-bin/tags/get': {
    method: 'GET',
    credentials: 'token',
    run: (call) => ({
      tags: tagsOf(call).map(({ id, name }) => ({ id, name, count: holders(call, id).length })),
    }),
  },
  'cgi-bin/tags/update': post((call) => {
    const tag = tagFrom(call, idIn(call));
    tag.name = nameFrom(call, tag);
    return ok;
  }),
  'cgi-bin/tags/delete': post((call) => {
    const tag = tagFrom(call, idIn(call));
    const { state } = call.sandbox.world;
    state.tags.splice(state.tags.indexOf(tag), 1);
    for (const user of holders(call, tag.id)) user.tagIds = without(user.tagIds, tag.id);
    return ok;
  }),
  'cgi-bin/tags/members/batchtagging': post((call) => {
    const { id } = tagFrom(call, call.body.tagid);
    const users = members(call);
    need(
      users.every(({ tagIds }) => tagIds.includes(id) || tagIds.length < tagsAFollower),
      45059,
    );
    for (const user of users) user.tagIds = [...without(user.tagIds, id), id];
    return ok;
  }),
  'cgi-bin/tags/members/batchuntagging': post((call) => {
    const { id } = tagFrom(call, call.body.tagid);
    for (const user of members(call)) user.tagIds = without(user.tagIds, id);
    return ok;
  }),
  'cgi-bin/tags/getidlist': post((call) => {
    const user = call.sandbox.world.user(call.app.appid, textOf(call.body.openid));
    need(user, 40003);
    return { tagid_list: user.tagIds };
  }),
  'cgi-bin/user/tag/get': post((call) => {
    const { id } = tagFrom(call, call.body.tagid);
    const openid = holders(call, id).map((user) => user.openid);
    return { count: openid.length, data: { openid }, next_openid: openid.at(-1) ?? '' };
  }),
};

const without = (ids: number[], id: number) => ids.filter((each) => each !== id);
