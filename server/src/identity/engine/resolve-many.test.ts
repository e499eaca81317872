import type { AccountField, Channel } from '@heyi/shared/identity/account-field';
import { AccountTable } from './account-table.ts';
import { nationalIdCheck } from './normalise/national-id.ts';
import { type ResolveOptions, resolveMany } from './resolve-many.ts';

type Fields = Partial<Record<AccountField, string>>;

const nationalId = (first17: string) => first17 + nationalIdCheck(first17);
const father = nationalId('11010519600305101');
const son = nationalId('11010519880912103');
const twin = nationalId('11010519880912107');

function tableOf(accounts: readonly Fields[]): AccountTable {
  const table = new AccountTable();
  for (const [index, { channel, ...fields }] of accounts.entries()) {
    table.add({ accountId: `A${index}`, channel: (channel ?? 'agency') as Channel, fields });
  }
  return table;
}

/** Which accounts are together, as groups of their indexes. */
function groupsOf(accounts: readonly Fields[], options?: ResolveOptions): number[][] {
  const { clusterOf } = resolveMany(tableOf(accounts), options);
  const groups: number[][] = [];
  for (const [account, cluster] of clusterOf.entries()) {
    const group = groups[cluster] ?? [];
    group.push(account);
    groups[cluster] = group;
  }
  return groups;
}

const together = [[0, 1]];
const apart = [[0], [1]];

describe('one person', () => {
  it.each<[string, Fields, Fields]>([
    ['the same ID number', { name: '王建国', documentNumber: father }, { documentNumber: father }],
    [
      'the old and the new form of it',
      { name: '王建国', documentNumber: father },
      { name: '王建国', documentNumber: father.slice(0, 6) + father.slice(8, 17) },
    ],
    [
      'the same ID number after a change of name',
      { name: '王建国', documentNumber: father },
      { name: '王志远', documentNumber: father },
    ],
    [
      'the same passport, typed another way',
      { name: 'JOHN SMITH', documentType: '护照', documentNumber: 'E12345679' },
      { name: 'John Smith', documentType: '外国护照', documentNumber: 'e 1234 5679' },
    ],
    [
      'the same unionid in one scope',
      { name: '王建国', unionid: 'oUnion-0001' },
      { unionid: 'oUnion-0001', mobile: '13912345670' },
    ],
    [
      'mobile and name, in other scripts and forms',
      { name: '張國強先生', mobile: '+86 139-1234-5670' },
      { name: '张国强', mobile: '１３９１２３４５６７０' },
    ],
    [
      'mobile and birthday without a name',
      { mobile: '13912345670', birthday: '1988-09-12' },
      { name: '王建国', mobile: '13912345670', birthday: '1988/9/12' },
    ],
    [
      'name, birthday and address after a change of mobile',
      { name: '王建国', birthday: '1960-03-05', address: '朝阳区建国路1号', mobile: '13912345670' },
      { name: '王建国', birthday: '1960-03-05', address: '朝阳区建国路1号', mobile: '18612349876' },
    ],
    [
      'a mistyped ID number, all else the same',
      { name: '王建国', documentNumber: father, mobile: '13912345670' },
      {
        name: '王建国',
        documentNumber: `${father.slice(0, 16)}9${father.slice(17)}`,
        mobile: '13912345670',
      },
    ],
  ])('%s', (_, one, other) => expect(groupsOf([one, other])).toEqual(together));
});

describe('two persons', () => {
  it.each<[string, Fields, Fields]>([
    [
      'two valid ID numbers, whatever else agrees',
      {
        name: '王伟',
        documentNumber: son,
        mobile: '13912345670',
        unionid: 'oUnion-0001',
        address: '朝阳区建国路1号',
      },
      {
        name: '王伟',
        documentNumber: twin,
        mobile: '13912345670',
        unionid: 'oUnion-0001',
        address: '朝阳区建国路1号',
      },
    ],
    [
      'husband and wife on one mobile',
      { name: '王建国', gender: '男', mobile: '13912345670', address: '朝阳区建国路1号' },
      { name: '李秀英', gender: '女', mobile: '13912345670', address: '朝阳区建国路1号' },
    ],
    [
      'father and son of one name',
      { name: '王伟', birthday: '1960-03-05', mobile: '13912345670', address: '朝阳区建国路1号' },
      { name: '王伟', birthday: '1988-09-12', mobile: '13912345670', address: '朝阳区建国路1号' },
    ],
    [
      'brother and sister who are twins',
      {
        name: '王小龙',
        birthday: '1988-09-12',
        gender: '男',
        mobile: '13912345670',
        address: '建国路1号',
      },
      {
        name: '王小凤',
        birthday: '1988-09-12',
        gender: '女',
        mobile: '13912345670',
        address: '建国路1号',
      },
    ],
    [
      'a recycled mobile',
      { name: '王建国', mobile: '13912345670', birthday: '1960-03-05' },
      { name: '陈美玲', mobile: '13912345670', birthday: '1995-11-30' },
    ],
    ['the same name and nothing more', { name: '欧阳建国' }, { name: '欧阳建国', gender: '男' }],
    ['a mobile alone', { mobile: '13912345670' }, { name: '王建国', mobile: '13912345670' }],
    [
      'a unionid of another scope',
      { unionid: 'oUnion-0001', unionidScope: 'a', name: '王建国' },
      { unionid: 'oUnion-0001', unionidScope: 'b', name: '陈美玲' },
    ],
    [
      'a passport and a permit of one number',
      { name: '王建国', documentType: '护照', documentNumber: 'H12345679' },
      { name: '陈美玲', documentType: '回乡证', documentNumber: 'H12345679' },
    ],
    [
      'placeholders are no evidence',
      {
        name: '测试',
        mobile: '13800138000',
        documentNumber: '000000000000000000',
        birthday: '1900-01-01',
      },
      {
        name: '测试',
        mobile: '13800138000',
        documentNumber: '000000000000000000',
        birthday: '1900-01-01',
      },
    ],
    [
      'another birthday and another sex',
      {
        name: '王宁',
        gender: '男',
        birthday: '1960-03-05',
        mobile: '13912345670',
        email: 'ning@a.cn',
      },
      {
        name: '王宁',
        gender: '女',
        birthday: '1988-09-12',
        mobile: '13912345670',
        email: 'ning@a.cn',
      },
    ],
    ['nothing known of either', {}, {}],
  ])('%s', (_, one, other) => expect(groupsOf([one, other])).toEqual(apart));
});

describe('clusters', () => {
  it('never hold two ID numbers, even by way of an account between', () => {
    const groups = groupsOf([
      { name: '王伟', documentNumber: son, mobile: '13912345670', unionid: 'oUnion-0001' },
      { name: '王伟', mobile: '13912345670', unionid: 'oUnion-0001', email: 'wei@a.cn' },
      { name: '王伟', documentNumber: twin, unionid: 'oUnion-0001', email: 'wei@a.cn' },
    ]);
    expect(groups).toHaveLength(2);
    expect(groups.find((group) => group.includes(0))).not.toContain(2);
  });

  it('keep parents and children apart, each with all accounts of their own', () => {
    const home = { mobile: '13912345670', address: '朝阳区建国路1号2号楼', city: '北京' };
    const groups = groupsOf([
      { ...home, name: '王建国', gender: '男', birthday: '1960-03-05', documentNumber: father },
      { ...home, name: '李秀英', gender: '女', birthday: '1962-07-21' },
      { ...home, name: '王小明', gender: '男', birthday: '1988-09-12', documentNumber: son },
      { ...home, name: '王建国', birthday: '1960-03-05', channel: 'broker' },
      { ...home, name: '李秀英', birthday: '1962-07-21', channel: 'broker' },
      { ...home, name: '王小明', birthday: '1988-09-12', channel: 'broker' },
    ]);
    expect(groups).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
  });

  it("do not grow along an agent's own mobile, which is found to be hot", () => {
    const surnames = '王李张刘陈杨赵黄周吴';
    const givenNames = ['建国', '秀英', '美玲', '志远', '晓红'];
    const customers = Array.from({ length: 50 }, (_, index) => ({
      name: surnames.charAt(index % 10) + givenNames[Math.floor(index / 10)],
      mobile: '13912345670',
    }));
    const { clusters, hotValues } = resolveMany(tableOf(customers));
    expect(clusters).toBe(50);
    expect(hotValues).toEqual([{ field: 'mobile', value: '13912345670', holders: 50 }]);
  });

  it('cost no more for one value on very many accounts', () => {
    const accounts = Array.from({ length: 20_000 }, () => ({ mobile: '13912345670' }));
    const { candidates, blocks, clusters } = resolveMany(tableOf(accounts));
    expect(candidates).toBeLessThan(1_000_000);
    expect(blocks.some(({ dropped }) => dropped > 0)).toBe(true);
    expect(clusters).toBe(20_000);
  });
});

describe('what comes with the clusters', () => {
  const accounts: Fields[] = [
    { name: '王建国', documentNumber: father, mobile: '13912345670' },
    { name: '王建国', documentNumber: father, channel: 'broker' },
    { name: '王建国', mobile: '13912345670', birthday: '1960-03-05', channel: 'bancassurance' },
    { name: '王先生', mobile: '13912345670' },
    { name: '陈美玲' },
  ];

  it('a forest of links, with the rule that decided each', () => {
    const { links, clusters, clusterOf } = resolveMany(tableOf(accounts));
    expect(links).toHaveLength(accounts.length - clusters);
    expect(links.map(({ rule }) => rule)).toEqual(['national-id', 'mobile+name']);
    for (const { a, b, probability } of links) {
      expect(clusterOf[a]).toBe(clusterOf[b]);
      expect(probability).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('the pairs in doubt, between clusters only, one for every two', () => {
    const { review, clusterOf } = resolveMany(tableOf(accounts));
    expect(review).toHaveLength(1);
    const [{ a, b, rule, probability }] = review as [(typeof review)[number]];
    expect(clusterOf[a]).not.toBe(clusterOf[b]);
    expect([a, b]).toContain(3);
    expect(rule).toBe('mobile');
    expect(probability).toBeGreaterThan(0.5);
  });

  it("a person's decisions hold", () => {
    const { links, clusterOf } = resolveMany(tableOf(accounts), {
      mustLinks: [[0, 4]],
      cannotLinks: [[0, 2]],
    });
    expect(clusterOf[4]).toBe(clusterOf[0]);
    expect(clusterOf[2]).not.toBe(clusterOf[0]);
    expect(links.find(({ a, b }) => a + b === 4)).toMatchObject({
      rule: 'by-hand',
      probability: 1,
    });
    expect(links).toHaveLength(accounts.length - new Set(clusterOf).size);
  });

  it('a pair that a person rejected is not proposed again', () => {
    const { review } = resolveMany(tableOf(accounts), {
      cannotLinks: [
        [0, 3],
        [1, 3],
        [2, 3],
      ],
    });
    expect(review).toEqual([]);
  });

  it('bars decide what is linked and what is asked', () => {
    const strict = resolveMany(tableOf(accounts), { bars: { upper: 0.999_999_99, lower: 0.5 } });
    expect(strict.clusters).toBeGreaterThan(resolveMany(tableOf(accounts)).clusters);
  });

  it('decides by a model and a hot-value list given to it as by its own', () => {
    const own = resolveMany(tableOf(accounts));
    const given = resolveMany(tableOf(accounts), { model: own.model, hotValues: own.hotValues });
    expect(given.model).toBe(own.model);
    expect(given.clusterOf).toEqual(own.clusterOf);
    expect(given.links).toEqual(own.links);
    expect(JSON.parse(JSON.stringify(own.model))).toEqual(own.model);
  });

  it.each([0, 1])('for %i accounts', (size) => {
    const { clusters, links, review } = resolveMany(tableOf(accounts.slice(0, size)));
    expect({ clusters, links, review }).toEqual({ clusters: size, links: [], review: [] });
  });
});
