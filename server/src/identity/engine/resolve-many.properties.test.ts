import type { AccountField, Channel } from '@heyi/shared/identity/account-field';
import fc from 'fast-check';
import type { AccountRecord } from './account-record.ts';
import { AccountTable } from './account-table.ts';
import { documentOf } from './normalise/account-keys.ts';
import { nationalIdCheck } from './normalise/national-id.ts';
import { resolveMany } from './resolve-many.ts';

const ids = Array.from({ length: 8 }, (_, index) => {
  const first17 = `1101051980010110${index}`;
  return first17 + nationalIdCheck(first17);
});

/** Few values, so that much collides. */
const values: Partial<Record<AccountField, string[]>> = {
  name: ['王伟', '王玮', '王小明', '李秀英', '李**', '欧阳锋', '古丽·艾力', '未知'],
  mobile: ['13912345670', '13912345671', '18612349876', '13800138000'],
  documentNumber: [...ids, ids[0]?.toLowerCase() ?? '', '110105198001011999', '1101**********1007'],
  birthday: ['1980-01-01', '1980-01-10', '1955-06-07'],
  gender: ['男', '女'],
  unionid: ['oUnion-0001', 'oUnion-0002'],
  unionidScope: ['a', 'b'],
  address: ['朝阳区建国路1号', '朝阳区建国路1号2室', '海淀区学院路9号'],
  city: ['北京', '上海'],
  email: ['wei@a.cn', 'ming@a.cn'],
};

const fields = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([field, texts]) => [field, fc.constantFrom(...texts)]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Record<AccountField, string>>>;

const accounts = fc
  .array(fc.record({ channel: fc.constantFrom<Channel>('agency', 'broker'), fields }), {
    maxLength: 40,
  })
  .map((list) => list.map((account, index) => ({ ...account, accountId: `A${index}` })));

function tableOf(records: readonly AccountRecord[]): AccountTable {
  const table = new AccountTable();
  for (const record of records) table.add(record);
  return table;
}

/** The clusters as sorted lists of account keys, whatever their numbers. */
function clustersOf(records: readonly AccountRecord[]): string[] {
  const { clusterOf } = resolveMany(tableOf(records));
  const clusters = new Map<number, string[]>();
  for (const [account, cluster] of clusterOf.entries()) {
    const members = clusters.get(cluster) ?? [];
    members.push((records[account] as AccountRecord).accountId);
    clusters.set(cluster, members);
  }
  return [...clusters.values()].map((members) => members.sort().join(' ')).sort();
}

const runs = { numRuns: 60 };

describe('resolveMany', () => {
  it('gives the same clusters and the same model in any order of arrival', () => {
    const shuffled = accounts.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(clustersOf(other)).toEqual(clustersOf(list));
        expect(resolveMany(tableOf(other)).model).toEqual(resolveMany(tableOf(list)).model);
      }),
      runs,
    );
  });

  it('gives the same answer twice, figure for figure', () => {
    fc.assert(
      fc.property(accounts, (list) => {
        const [one, other] = [resolveMany(tableOf(list)), resolveMany(tableOf(list))];
        expect(other.model).toEqual(one.model);
        expect(other.links).toEqual(one.links);
        expect(other.review).toEqual(one.review);
      }),
      runs,
    );
  });

  it('never puts two valid ID numbers into one cluster', () => {
    fc.assert(
      fc.property(accounts, (list) => {
        const { clusterOf } = resolveMany(tableOf(list));
        const idOf = new Map<number, string>();
        for (const [account, { fields }] of list.entries()) {
          const document = documentOf(fields);
          if (document?.kind !== 'national-id') continue;
          const cluster = clusterOf[account] as number;
          expect(idOf.get(cluster) ?? document.key).toBe(document.key);
          idOf.set(cluster, document.key);
        }
      }),
      runs,
    );
  });

  it('holds every cluster together by links, accounts minus clusters of them', () => {
    fc.assert(
      fc.property(accounts, (list) => {
        const { clusterOf, clusters, links } = resolveMany(tableOf(list));
        expect(links).toHaveLength(list.length - clusters);
        for (const { a, b } of links) expect(clusterOf[a]).toBe(clusterOf[b]);
      }),
      runs,
    );
  });
});
