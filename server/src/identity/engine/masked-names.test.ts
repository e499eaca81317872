import { AccountTable } from './account-table.ts';
import { explainPair } from './explain.ts';
import { resolveMany } from './resolve-many.ts';

const sameHome = { mobile: '13912345678', birthday: '1985-06-01' };

/** Accounts of one mobile and one birthday by these names, beside two others. */
const resolveNamed = (...names: string[]) => resolveMany(tableOf(names));

/** What the given names of two such accounts weigh. */
function evidenceBetween(...names: [string, string]) {
  const table = tableOf(names);
  const { parts } = explainPair(table, resolveMany(tableOf(['张伟明', '张**'])).model, 0, 1);
  const found = parts.find(({ field }) => field === 'givenName');
  return found && { level: found.level, weight: found.weight };
}

function tableOf(names: readonly string[]): AccountTable {
  const table = new AccountTable();
  const others = [
    { name: '张*', mobile: '13812345670' },
    { name: '赵敏', mobile: '13712345671', birthday: '1990-02-03' },
  ];
  for (const fields of [...names.map((name) => ({ name, ...sameHome })), ...others]) {
    table.add({ accountId: `A${table.size}`, channel: 'agency', fields });
  }
  return table;
}

describe('masked names', () => {
  it('a surname that agrees leaves the decision to mobile and birthday', () => {
    const { clusterOf } = resolveNamed('张伟明', '张**');
    expect(clusterOf[1]).toBe(clusterOf[0]);
  });

  it.each([
    ['张**', '李*'],
    ['张伟明', '李*'],
    ['张*明', '李**'],
  ])(
    '%s and %s share a mobile and a birthday, but a person has to say that they are one',
    (...names) => {
      const { clusterOf, review } = resolveNamed(...names);
      expect(clusterOf[1]).not.toBe(clusterOf[0]);
      expect(review).toContainEqual(expect.objectContaining({ a: 0, b: 1 }));
    },
  );

  it.each(['张*华', '张伟*'])(
    '%s shows another given name than 张建明 has, which speaks against one person',
    (name) => {
      const against = evidenceBetween('张建明', name);
      expect(against).toEqual(evidenceBetween('张建明', '张伟华'));
      expect(against?.weight).toBeLessThan(0);
    },
  );

  it('张*明 may be 张建明, and says no more of the given name', () => {
    expect(evidenceBetween('张建明', '张*明')).toBeUndefined();
  });

  it('another surname does not come in by way of a third account', () => {
    const { clusterOf } = resolveNamed('张伟明', '张**', '李*');
    expect(clusterOf[1]).toBe(clusterOf[0]);
    expect(clusterOf[2]).not.toBe(clusterOf[0]);
  });
});
