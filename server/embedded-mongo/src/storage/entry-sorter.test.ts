import fc from 'fast-check';
import { EntrySorter } from './entry-sorter.ts';

const anEntry = fc.record({
  key: fc
    .uint8Array({ minLength: 0, maxLength: 12 })
    .map((bytes) => Buffer.concat([Buffer.from([0, 0, 0, 7]), bytes])),
  value: fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
});

const keysOf = (entries: Iterable<{ key: Buffer }>) =>
  [...entries].map(({ key }) => key.toString('hex'));

describe('EntrySorter', () => {
  it.each([
    ['in memory', undefined],
    ['in many small runs', 64],
    ['in one run an entry', 1],
  ])('gives back all entries in the order of their keys, %s', (_, most) => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 60 }), (entries) => {
        const sorter = new EntrySorter(most);
        for (const { key, value } of entries) sorter.add(key, value);
        const sorted = [...sorter.sorted()];
        sorter.close();
        expect(keysOf(sorted)).toEqual(
          keysOf(entries.toSorted((a, b) => Buffer.compare(a.key, b.key))),
        );
        const pairs = (all: { key: Buffer; value: Buffer }[]) =>
          all.map(({ key, value }) => `${key.toString('hex')} ${value.toString('hex')}`).sort();
        expect(pairs(sorted)).toEqual(pairs(entries));
      }),
    );
  });

  it('reads runs that are longer than its windows', () => {
    const sorter = new EntrySorter(1_000_000);
    const value = Buffer.alloc(100, 1);
    for (let at = 0; at < 30_000; at++) {
      const key = Buffer.alloc(12, 0);
      key.writeUInt32BE((at * 2_654_435_761) >>> 0, 4);
      sorter.add(key, value);
    }
    const sorted = keysOf(sorter.sorted());
    sorter.close();
    expect(sorted).toHaveLength(30_000);
    expect(sorted).toEqual(sorted.toSorted());
  });
});
