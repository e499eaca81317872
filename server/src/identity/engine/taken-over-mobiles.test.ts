import { AccountTable } from './account-table.ts';
import { takenOverMobiles } from './taken-over-mobiles.ts';

function takenOver(accounts: [cluster: number, mobile: string, mobileAt: string][]) {
  const table = new AccountTable();
  for (const [index, [, mobile, mobileAt]] of accounts.entries()) {
    table.add({ accountId: String(index), channel: 'agency', fields: { mobile, mobileAt } });
  }
  const clusterOf = Int32Array.from(accounts, ([cluster]) => cluster);
  return [...takenOverMobiles(table, clusterOf)];
}

const mobile = '13912345678';

describe('takenOverMobiles', () => {
  it.each([
    [
      'another customer has the number years later',
      [
        [0, mobile, '2012-03-01'],
        [1, mobile, '2021-03-01'],
      ],
      [1, 0],
    ],
    [
      'the same customer has it years later',
      [
        [0, mobile, '2012-03-01'],
        [0, mobile, '2021-03-01'],
      ],
      [0, 0],
    ],
    [
      'a family shares it',
      [
        [0, mobile, '2020-03-01'],
        [1, mobile, '2021-03-01'],
      ],
      [0, 0],
    ],
    [
      'it is not known when',
      [
        [0, mobile, ''],
        [1, mobile, '2021-03-01'],
      ],
      [0, 0],
    ],
    [
      'it is another number',
      [
        [0, '13912345679', '2012-03-01'],
        [1, mobile, '2021-03-01'],
      ],
      [0, 0],
    ],
    [
      'it went from hand to hand, in whatever order that is told',
      [
        [2, mobile, '2025-01-01'],
        [0, mobile, '2012-03-01'],
        [1, mobile, '2019-03-01'],
        [2, mobile, '2024-01-01'],
      ],
      [0, 1, 1, 0],
    ],
  ] satisfies [string, [number, string, string][], number[]][])(
    'when %s',
    (_, accounts, expected) => {
      expect(takenOver(accounts)).toEqual(expected);
    },
  );
});
