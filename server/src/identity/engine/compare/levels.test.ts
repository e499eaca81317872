import { TextPool } from '../columns/text-pool.ts';
import { birthdayLevel } from './birthday-level.ts';
import { levels } from './levels.ts';
import {
  addressLevel,
  codeLevel,
  documentLevel,
  nameLevel,
  placeLevel,
  placeNumberLevel,
} from './text-levels.ts';

const codes = { close: 2, similar: 3, near: 5, partial: 5, differ: 6 };
type Name = keyof typeof codes;
type Compare = (pool: TextPool, first: number, second: number) => number;

function compareBothWays(compare: Compare, one: string, other: string): number {
  const pool = new TextPool();
  const [first, second] = [pool.intern(one), pool.intern(other)];
  const level = compare(pool, first, second);
  expect(compare(pool, second, first)).toBe(level);
  return level;
}

describe('levels of different values', () => {
  it.each<[string, string, Name]>([
    ['伟', '玮', 'similar'],
    ['小明', '晓明', 'similar'],
    ['小明', '小红', 'partial'],
    ['明', '小明', 'partial'],
    ['小明', '建国', 'differ'],
    ['古丽娜尔艾力', '古丽娜尔艾', 'close'],
    ['john', 'jon', 'close'],
    ['jhon', 'john', 'close'],
    ['catherine', 'katherina', 'similar'],
    ['j', 'john', 'partial'],
    ['m', 'john', 'differ'],
    ['john', 'mary', 'differ'],
    ['john', '约翰', 'differ'],
  ])('names %s and %s: %s', (one, other, level) => {
    expect(compareBothWays(nameLevel, one, other)).toBe(codes[level]);
  });

  it.each<[string, string, Name]>([
    ['13912345670', '13912345671', 'near'],
    ['13912345670', '13912354670', 'near'],
    ['13912345670', '1391234567', 'near'],
    ['13912345670', '13912345681', 'differ'],
  ])('codes %s and %s: %s', (one, other, level) => {
    expect(compareBothWays(codeLevel, one, other)).toBe(codes[level]);
  });

  it.each<[string, string, Name]>([
    ['11010519491231002X', '11010519491231003X', 'near'],
    ['11010519491231002X', '1101*002X', 'near'],
    ['1101*002X', '1101*2X', 'near'],
    ['11010519491231002X', '1101*0021', 'differ'],
    ['11010519491231002X', '110105194912310543', 'differ'],
  ])('documents %s and %s: %s', (one, other, level) => {
    expect(compareBothWays(documentLevel, one, other)).toBe(codes[level]);
  });

  it.each<[string, string, Name]>([
    ['北京市朝阳区建国路1号2号楼3单元401室', '北京市朝阳区建国路1号231401', 'similar'],
    ['朝阳区建国路1号2号楼3单元401室', '北京市朝阳区建国路1号2号楼3单元401室', 'close'],
    ['smith street', 'smiht street', 'close'],
    ['smith street', 'wattle grove', 'differ'],
  ])('addresses %s and %s: %s', (one, other, level) => {
    expect(compareBothWays(addressLevel, one, other)).toBe(codes[level]);
  });

  it('places and house numbers', () => {
    expect(compareBothWays(placeLevel, 'canberra', 'canbera')).toBe(levels.close);
    expect(compareBothWays(placeLevel, 'canberra', 'perth')).toBe(levels.differ);
    expect(compareBothWays(placeNumberLevel, '2600', '2606')).toBe(levels.close);
    expect(compareBothWays(placeNumberLevel, '1', '2')).toBe(levels.differ);
  });

  it.each<[number, number, Name]>([
    [19900506, 19900605, 'close'],
    [19900506, 19900507, 'close'],
    [19900512, 19900521, 'close'],
    [19900506, 19900101, 'close'],
    [19900506, 19920409, 'differ'],
    [19900506, 19910507, 'partial'],
    [19900506, 19901117, 'partial'],
    [19900506, 20110506, 'partial'],
    [19900516, 19900527, 'similar'],
    [19900101, 19660909, 'differ'],
  ])('birthdays %s and %s: %s', (one, other, level) => {
    expect(birthdayLevel(one, other)).toBe(codes[level]);
    expect(birthdayLevel(other, one)).toBe(codes[level]);
  });
});
