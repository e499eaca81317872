import * as z from 'zod';
import { Page, PageOf } from './paging.ts';

test('a page has 20 items unless the query says otherwise', () => {
  expect(Page.parse({})).toEqual({ limit: 20 });
  expect(Page.parse({ limit: '100', cursor: 'eyJ0Ijox_-' })).toEqual({
    limit: 100,
    cursor: 'eyJ0Ijox_-',
  });
});

test.each([
  { limit: '0' },
  { limit: '101' },
  { limit: '2.5' },
  { limit: 'all' },
  { limit: ['1', '2'] },
  { cursor: '' },
  { cursor: '{"$gt":""}' },
  { cursor: 'a'.repeat(501) },
  { skip: '10' },
])('%j is refused', (query) => {
  expect(Page.safeParse(query).success).toBe(false);
});

test('the answer of a list checks its items', () => {
  const Names = PageOf(z.string());
  expect(Names.safeParse({ items: ['李娜'], nextCursor: null }).success).toBe(true);
  expect(Names.safeParse({ items: [1], nextCursor: null }).success).toBe(false);
});
