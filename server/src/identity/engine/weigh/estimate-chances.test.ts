import { comparedFields, fieldIndex } from '../compare/compared-field.ts';
import { levelBits, levels } from '../compare/levels.ts';
import { defaultChances } from './default-chances.ts';
import { estimateChances } from './estimate-chances.ts';
import { Patterns } from './patterns.ts';
import { normalised, type RandomLevels } from './random-levels.ts';

type Field = (typeof comparedFields)[number];
type Levels = Partial<Record<Field, number>>;

const fieldsInLow = 10;

function aPatternTable(seen: [Levels, number][]): Patterns {
  const patterns = new Patterns();
  for (const [found, count] of seen) {
    let low = 0;
    let high = 0;
    for (const [field, level] of Object.entries(found) as [Field, number][]) {
      const index = fieldIndex[field];
      if (index < fieldsInLow) low |= levelBits(index, level);
      else high |= levelBits(index, level);
    }
    for (let pair = 0; pair < count; pair++) patterns.add(low, high);
  }
  return patterns;
}

const random: RandomLevels[] = comparedFields.map((field) => ({
  chances: normalised(defaultChances[field].strangers),
  known: 1e6,
}));

const { same, differ, conflict } = levels;
const person: Levels = { surname: same, givenName: same, birthday: same };

describe('estimateChances', () => {
  const seen: [Levels, number][] = [
    [{ ...person, mobile: same, address: same, gender: same }, 600],
    [{ ...person, mobile: differ, address: same, gender: same }, 200],
    [{ ...person, mobile: same, address: differ, city: differ, gender: same }, 200],
    [
      {
        surname: same,
        givenName: differ,
        birthday: differ,
        mobile: same,
        address: same,
        gender: differ,
      },
      400,
    ],
    [{ surname: same, givenName: differ, birthday: differ, gender: same }, 5000],
  ];
  const estimate = estimateChances(2000, aPatternTable(seen), random);

  it('finds how many pairs are one person, moved, or of one household', () => {
    const pairs = (2000 * 1999) / 2;
    expect(estimate.prior * pairs).toBeGreaterThan(950);
    expect(estimate.prior * pairs).toBeLessThan(1050);
    expect(estimate.householdPrior * pairs).toBeGreaterThan(300);
    expect(estimate.householdPrior * pairs).toBeLessThan(700);
    expect(estimate.movedShare).toBeGreaterThan(0.1);
    expect(estimate.movedShare).toBeLessThan(0.3);
  });

  it('learns what one person keeps and changes', () => {
    const { mobile, birthday } = estimate.chances;
    expect(mobile.match[same]).toBeGreaterThan(0.6);
    expect(mobile.match[differ]).toBeGreaterThan(0.15);
    expect(birthday.match[same]).toBeGreaterThan(0.95);
    expect(mobile.household[same]).toBeGreaterThan(0.5);
  });

  it('gives chances that add up to one', () => {
    for (const field of comparedFields) {
      for (const chances of Object.values(estimate.chances[field])) {
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 1);
      }
    }
  });

  it('does not depend on the order of the patterns', () => {
    expect(estimateChances(2000, aPatternTable([...seen].reverse()), random)).toEqual(estimate);
  });

  it('takes no vetoed pair for one person, whatever agrees', () => {
    const twins = aPatternTable([[{ ...person, document: conflict, mobile: same }, 500]]);
    const pairs = (1000 * 999) / 2;
    expect(estimateChances(1000, twins, random).prior * pairs).toBeLessThan(1);
  });

  it('falls back on the defaults when nothing was compared', () => {
    const { chances } = estimateChances(1, aPatternTable([]), random);
    expect(chances.mobile.match[same]).toBeCloseTo(0.7, 1);
  });
});
