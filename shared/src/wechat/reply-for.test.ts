import type { NewReplyRule } from './replies.schema.ts';
import { replyFor } from './reply-for.ts';

const rule = (given: Partial<NewReplyRule>): NewReplyRule => ({
  appid: null,
  on: 'text',
  match: '',
  text: '您好',
  ...given,
});

const anything = rule({});
const policy = rule({ match: '保单' });
const policyHere = rule({ match: '保单', appid: 'wx1' });
const policyLoan = rule({ match: '保单贷款' });
const agents = rule({ on: 'follow', match: 'agent:' });
const menu = rule({ on: 'tap', match: 'help' });
const rules = [anything, policy, policyHere, policyLoan, agents, menu];

it.each<[string, Parameters<typeof replyFor>[1], NewReplyRule | undefined]>([
  ['a word in a text', { appid: 'wx2', on: 'text', said: '我的保单呢' }, policy],
  ["an account's own rule first", { appid: 'wx1', on: 'text', said: '我的保单呢' }, policyHere],
  ['the longer word first', { appid: 'wx1', on: 'text', said: '保单贷款' }, policyLoan],
  ['whatever it is, when no word fits', { appid: 'wx1', on: 'text', said: '在吗' }, anything],
  ['the beginning of a scene', { appid: 'wx1', on: 'follow', said: 'agent:7' }, agents],
  ['no scene that only holds it', { appid: 'wx1', on: 'follow', said: 'x-agent:7' }, undefined],
  ['the whole key of a menu entry', { appid: 'wx1', on: 'tap', said: 'help' }, menu],
  ['no longer key', { appid: 'wx1', on: 'tap', said: 'helpdesk' }, undefined],
  ['no other occasion', { appid: 'wx1', on: 'scan', said: 'agent:7' }, undefined],
])('answers by %s', (_, occasion, wanted) => {
  expect(replyFor(rules, occasion)).toBe(wanted);
});
