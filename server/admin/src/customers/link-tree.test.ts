import type { AccountView, LinkEventView } from '@heyi/shared/identity/identity.schema';
import { type Branch, linkTrees } from './link-tree.ts';

const account = (id: string, toAccountId?: string): AccountView => ({
  id,
  channel: 'agency',
  accountId: id.toUpperCase(),
  customerId: 'one',
  name: null,
  mobile: null,
  documentNumber: null,
  birthday: null,
  gender: null,
  tags: [],
  recordedAt: '2026-01-01T00:00:00.000Z',
  link: toAccountId ? { rule: 'unionid', probability: 0.999, toAccountId } : null,
});

const linked = (accountId: string, otherAccountId: string): LinkEventView => ({
  id: `${accountId}${otherAccountId}`,
  type: 'linked',
  accountId,
  otherAccountId,
  customerId: 'one',
  fromCustomerId: null,
  rule: 'mobile+name',
  probability: 0.98,
  parts: [],
  modelVersion: '1',
  actor: { kind: 'machine', id: 'engine', name: null },
  reason: null,
  changeId: null,
  at: '2026-01-01T00:00:00.000Z',
});

const outline = ({ account: { id }, branches }: Branch): unknown =>
  branches.length > 0 ? [id, branches.map(outline)] : id;

test('hangs each account under the one it was linked to, once', () => {
  const accounts = [account('a', 'b'), account('b', 'a'), account('c', 'b')];
  expect(linkTrees(accounts, []).map(outline)).toEqual([['b', ['a', 'c']]]);
});

test('joins what only the ledger knows to be linked, and nothing that has left', () => {
  const accounts = [account('a', 'b'), account('b', 'a'), account('c', 'd'), account('d', 'c')];
  expect(linkTrees(accounts, [])).toHaveLength(2);
  const trees = linkTrees(accounts, [linked('c', 'b'), linked('a', 'gone')]);
  expect(trees.map(outline)).toEqual([['b', ['a', ['c', ['d']]]]]);
});
