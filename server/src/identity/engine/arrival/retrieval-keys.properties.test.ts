import type { AccountField, Channel } from '@heyi/shared/identity/account-field';
import fc from 'fast-check';
import { syntheticAccounts } from '../../../../../scripts/bench/synthetic-accounts.ts';
import type { AccountRecord } from '../account-record.ts';
import { AccountTable } from '../account-table.ts';
import { blockings } from '../block/block-keys.ts';
import { makeAllBlocks, planOf } from '../block/block-plan.ts';
import { blockRows, isTogether } from '../block/block-rows.ts';
import { lookUpKeys } from '../look-up-keys.ts';
import { retrievalKeys } from './retrieval-keys.ts';

/** Foreign rows too: names in any order, codes, house numbers. */
const values: Partial<Record<AccountField, string[]>> = {
  surname: ['欧阳', '欧', 'smith', 'smyth', '锋'],
  givenName: ['锋', '阳锋', 'john', 'jon', '欧阳'],
  mobile: ['13912345670', '13912345671'],
  phone: ['13912345670', '01012345678'],
  birthday: ['1980-01-01', '1980-01-10', '1955-01-10'],
  documentNumber: ['11010519491231002X', 'E12345678', '110105194912310021'],
  documentType: ['护照', '身份证'],
  unionid: ['oUnion-0001'],
  unionidScope: ['a', 'b'],
  otherId: ['4429871', '4429812', '9829871'],
  email: ['wei@a.cn'],
  policyNumber: ['P10010'],
  address: ['bay st', '建国路1号'],
  streetNumber: ['1', '2'],
  city: ['sydney', '北京'],
  postcode: ['2000', '2001'],
};
const fields = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([field, texts]) => [field, fc.constantFrom(...texts)]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Record<AccountField, string>>>;
const mixed = fc
  .array(fc.record({ channel: fc.constantFrom<Channel>('agency', 'broker'), fields }), {
    minLength: 2,
    maxLength: 30,
  })
  .map((list) => list.map((account, at): AccountRecord => ({ ...account, accountId: `A${at}` })));

function tableOf(records: readonly AccountRecord[]): AccountTable {
  const table = new AccountTable();
  for (const record of records) table.add(record);
  return table;
}

/** A plan by which every group is broken up whose hash ends so. */
const planWhere = (isBroken: (hash: number) => boolean) => ({ has: isBroken });

const plans = fc.constantFrom(
  planWhere(() => false),
  planWhere((hash) => hash % 2 === 0),
  planWhere((hash) => hash % 5 !== 0),
);

test('whoever the engine compares with an account is found by its retrieval keys, whatever is broken up', () => {
  let compared = 0;
  fc.assert(
    fc.property(mixed, plans, (records, blockPlan) => {
      const table = tableOf(records);
      const blocks = blockRows(makeAllBlocks(table, table.rows, blockPlan), table.size);
      for (const [one, record] of records.entries()) {
        const keys = new Set(retrievalKeys(record, { hotValues: [], blockPlan }));
        for (const [other, { fields: known }] of records.entries()) {
          if (one === other || !isTogether(blocks, one, other)) continue;
          compared++;
          expect(lookUpKeys({ fields: known }).some((key) => keys.has(key))).toBe(true);
        }
      }
    }),
    { numRuns: 80 },
  );
  expect(compared).toBeGreaterThan(500);
});

test('the plan of a list brings the same pairs together as the sizes did', () => {
  const names = ['王伟', '王芳', '李娜', '张伟', '刘洋'];
  const table = tableOf(
    [...syntheticAccounts(6000, 3)].map(({ record }, at) => {
      const name = at % 2 === 0 ? names[at % names.length] : record.fields.name;
      return { ...record, fields: { ...record.fields, ...(name ? { name } : {}) } };
    }),
  );
  const sized = makeAllBlocks(table, table.rows);
  const plan = planOf(table, table.rows, sized);
  expect(plan.size).toBeGreaterThan(5);
  const planned = makeAllBlocks(table, table.rows, plan);
  for (const [at, { name }] of blockings.entries()) {
    const groups = ({ of }: { of: Int32Array }) => {
      const numbers = new Map<number, number>();
      return [...of].map((group) => {
        if (group === 0) return 0;
        const number = numbers.get(group) ?? numbers.size + 1;
        numbers.set(group, number);
        return number;
      });
    };
    const [one, other] = [sized[at], planned[at]];
    if (!one || !other) throw new Error(name);
    expect(groups(other)).toEqual(groups(one));
  }
});
