import { AccountTable } from './account-table.ts';
import { explainer, explainPair } from './explain.ts';
import { nationalIdCheck } from './normalise/national-id.ts';
import { resolveMany } from './resolve-many.ts';

const id = (order: string) => `11010519600305${order}${nationalIdCheck(`11010519600305${order}`)}`;

function aTable(): AccountTable {
  const table = new AccountTable();
  const home = { mobile: '13912345670', address: '朝阳区建国路1号' };
  const accounts = [
    { name: '王建国', birthday: '1960-03-05', gender: '男', ...home },
    { name: '王建国', birthday: '1960-03-05', city: '北京', ...home },
    { name: '李秀英', gender: '女', ...home },
    { name: '王建国', documentNumber: id('101') },
    { name: '王建国', documentNumber: id('103') },
    { name: '王建国', birthday: '1960-03-05', address: '海淀区学院路9号' },
  ];
  for (const [index, fields] of accounts.entries()) {
    table.add({ accountId: `A${index}`, channel: 'agency', fields });
  }
  return table;
}

describe('explainPair', () => {
  const table = aTable();
  const { model, links } = resolveMany(table);

  it('has parts that add up to the weight, and a probability that follows from it', () => {
    for (let a = 0; a < table.size; a++) {
      for (let b = 0; b < a; b++) {
        const { parts, weight, prior, probability } = explainPair(table, model, a, b);
        const sum = parts.reduce((total, part) => total + part.weight, 0);
        expect(sum).toBeCloseTo(weight, 1);
        expect(probability).toBeCloseTo(1 / (1 + 2 ** -(prior + weight)), 9);
      }
    }
  });

  it('says of a link what the run decided by', () => {
    const explain = explainer(table, model);
    expect(links.length).toBeGreaterThan(0);
    for (const { a, b, weight, probability, rule } of links) {
      const evidence = explain(a, b);
      expect(evidence).toMatchObject({ weight, probability, rule, vetoes: [] });
      expect(explain(b, a)).toMatchObject({ weight, probability, rule });
    }
  });

  it('shows the values side by side, and what a common household explains', () => {
    const { parts, probability } = explainPair(table, model, 0, 2);
    expect(parts).toContainEqual(
      expect.objectContaining({ field: 'givenName', level: 'differ', left: '建国', right: '秀英' }),
    );
    const household = parts.find(({ field }) => field === 'household');
    expect(household?.weight).toBeLessThan(-5);
    expect(probability).toBeLessThan(0.5);
  });

  it('forgives another address by a move', () => {
    const { parts } = explainPair(table, model, 0, 5);
    expect(parts.find(({ field }) => field === 'address')?.weight).toBeLessThan(0);
    expect(parts.find(({ field }) => field === 'moved')?.weight).toBeGreaterThan(0);
  });

  it('names a veto', () => {
    expect(explainPair(table, model, 3, 4).vetoes).toEqual(['two-national-ids']);
  });

  it('leaves hot values out', () => {
    const hotValues = [{ field: 'mobile' as const, value: '13912345670', holders: 3 }];
    const { parts } = explainPair(table, model, 0, 1, { hotValues });
    expect(parts.map(({ field }) => field)).not.toContain('mobile');
  });
});
