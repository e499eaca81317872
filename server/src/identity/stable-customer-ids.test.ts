import fc from 'fast-check';
import { assignCustomers } from './stable-customer-ids.ts';

test('new clusters have no customer yet', () => {
  const { customerOf, mergedInto } = assignCustomers([0, 1, 0], 2, [null, null, null]);
  expect(customerOf).toEqual([null, null]);
  expect(mergedInto.size).toBe(0);
});

test('nothing changes when the clusters are the same', () => {
  const { customerOf, mergedInto } = assignCustomers([0, 1, 0], 2, ['a', 'b', 'a']);
  expect(customerOf).toEqual(['a', 'b']);
  expect(mergedInto.size).toBe(0);
});

test('of two customers that turn out to be one, the one with more accounts stays', () => {
  const { customerOf, mergedInto } = assignCustomers([0, 0, 0], 1, ['a', 'b', 'b']);
  expect(customerOf).toEqual(['b']);
  expect(mergedInto).toEqual(new Map([['a', 0]]));
});

test('of two equal ones the older id stays', () => {
  expect(assignCustomers([0, 0], 1, ['b', 'a']).customerOf).toEqual(['a']);
});

test('a customer that falls apart stays with most of its accounts', () => {
  const { customerOf, mergedInto } = assignCustomers([0, 1, 1], 2, ['a', 'a', 'a']);
  expect(customerOf).toEqual([null, 'a']);
  expect(mergedInto.size).toBe(0);
});

test('no id is given twice, and every id from before is kept or redirected', () => {
  const account = fc.record({
    cluster: fc.nat(5),
    before: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
  });
  fc.assert(
    fc.property(fc.array(account), (accounts) => {
      const before = accounts.map((a) => a.before);
      const { customerOf, mergedInto } = assignCustomers(
        accounts.map((a) => a.cluster),
        6,
        before,
      );
      const kept = customerOf.filter((id) => id !== null);
      expect(new Set(kept).size).toBe(kept.length);
      const all = new Set(before.filter((id) => id !== null));
      expect(new Set([...kept, ...mergedInto.keys()])).toEqual(all);
      expect(kept.length + mergedInto.size).toBe(all.size);
    }),
  );
});
