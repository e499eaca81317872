import type { LinkEventView } from '@heyi/shared/identity/identity.schema';
import { eventSentence } from './event-sentence.ts';
import { historyEntries } from './history-entries.ts';

const event = (id: string, more: Partial<LinkEventView> = {}): LinkEventView => ({
  id,
  type: 'linked',
  accountId: 'a',
  otherAccountId: null,
  customerId: 'one',
  fromCustomerId: null,
  rule: null,
  probability: null,
  parts: [],
  modelVersion: '1',
  actor: { kind: 'machine', id: 'engine', name: null },
  reason: null,
  changeId: null,
  at: '2026-01-01T00:00:00.000Z',
  ...more,
});

test('tells what one decision did as one entry, and its undoing as another', () => {
  const entries = historyEntries([
    event('5', { type: 'undone', changeId: 'x', at: '2026-01-03T00:00:00.000Z' }),
    event('4', { type: 'undone', changeId: 'x', at: '2026-01-03T00:00:00.000Z' }),
    event('3', { type: 'split', changeId: 'x' }),
    event('2', { type: 'split', changeId: 'x' }),
    event('1'),
    event('0'),
  ]);
  expect(entries.map(({ events }) => events.map(({ id }) => id))).toEqual([
    ['5', '4'],
    ['3', '2'],
    ['1'],
    ['0'],
  ]);
});

const names = new Map([['a', 'GX1']]);

test.each<[Partial<LinkEventView>, string]>([
  [{ type: 'linked', otherAccountId: 'b' }, '账户 GX1 因与另一个账户是同一人而归入'],
  [{ type: 'linked', customerId: 'two', fromCustomerId: 'one' }, '账户 GX1 归入另一位客户'],
  [{ type: 'split', customerId: 'two', fromCustomerId: 'one' }, '账户 GX1 分出'],
  [{ type: 'split', fromCustomerId: 'two' }, '账户 GX1 转入'],
  [{ type: 'merged', accountId: null, fromCustomerId: 'two' }, '另一位客户并入'],
  [{ type: 'undone', fromCustomerId: 'two' }, '撤销后，账户 GX1 回到这里'],
])('%o reads: %s', (more, sentence) =>
  expect(eventSentence(event('1', more), names, 'one')).toBe(sentence),
);
