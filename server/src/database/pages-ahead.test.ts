import mongoose, { type Types } from 'mongoose';
import { useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { pagesAhead } from './pages-ahead.ts';

useScratchDatabase();

const numbers = () => mongoose.connection.collection('numbers');

async function pagesOf(count: number, filter = {}) {
  await numbers().deleteMany({});
  const all = Array.from({ length: count }, (_, at) => ({ at, isEven: at % 2 === 0 }));
  if (count > 0) await numbers().insertMany(all);
  const pages: number[][] = [];
  const found = pagesAhead<{ _id: Types.ObjectId; at: number }>(numbers(), {
    filter,
    projection: { at: 1 },
    pageSize: 10,
  });
  for await (const page of found) pages.push(page.map(({ at }) => at));
  return pages;
}

it.each([
  [0, []],
  [7, [7]],
  [20, [10, 10]],
  [23, [10, 10, 3]],
])('gives %s documents once each and in order', async (count, sizes) => {
  const pages = await pagesOf(count);
  expect(pages.map(({ length }) => length)).toEqual(sizes);
  expect(pages.flat()).toEqual(Array.from({ length: count }, (_, at) => at));
});

it('gives only those that match', async () => {
  const pages = await pagesOf(30, { isEven: true });
  expect(pages.flat()).toEqual(Array.from({ length: 15 }, (_, at) => at * 2));
});
