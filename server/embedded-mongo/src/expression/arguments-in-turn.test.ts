import { Decimal128, Double, Long } from 'bson';
import type { Document } from '../bson/types.ts';
import { compileExpression } from '../query/expression.ts';

const document = {
  none: null,
  text: 'abc',
  date: new Date('2024-03-15T10:20:30.456Z'),
  list: [3, 1, 2],
  zero: 0,
  one: 1,
};

const evaluate = (expression: unknown) => compileExpression(expression)(document);
const fails = { $divide: [1, '$zero'] };
const nothing = ['$none', '$missing'];

describe('operators that take one argument after another', () => {
  const operators: [string, unknown, unknown, number][] = [
    ['$add', 1, '$text', 14],
    ['$multiply', 1, '$text', 14],
    ['$concat', '$text', 1, 16702],
    ['$concatArrays', '$list', 1, 28664],
    ['$setUnion', '$list', 1, 17043],
    ['$setIntersection', '$list', 1, 17047],
    ['$bitAnd', 1, '$text', 14],
    ['$bitOr', 1, '$text', 14],
    ['$bitXor', 1, '$text', 14],
  ];
  it.each(operators)('%s stops at the first null', (name, sound, wrong, code) => {
    for (const none of nothing) {
      expect(evaluate({ [name]: [sound, none, wrong] })).toBeNull();
      expect(evaluate({ [name]: [none, fails] })).toBeNull();
      expect(() => evaluate({ [name]: [sound, wrong, none] })).toThrow(
        expect.objectContaining({ code }),
      );
      expect(() => evaluate({ [name]: [sound, fails, none] })).toThrow(
        expect.objectContaining({ code: 2 }),
      );
    }
  });
});

describe('null before a wrong type', () => {
  const nulls: unknown[] = nothing.flatMap((none): unknown[] => [
    { $subtract: ['$text', none] },
    { $divide: [none, '$text'] },
    { $mod: ['$text', none] },
    { $log: ['$text', none] },
    { $pow: [none, '$text'] },
    { $atan2: ['$text', none] },
    { $round: [none, '$text'] },
    { $round: [1.5, none] },
    { $trunc: [1.5, none] },
    { $sin: none },
    { $arrayElemAt: ['$text', none] },
    { $slice: ['$text', none] },
    { $slice: [none, '$text', '$text'] },
    { $slice: ['$list', 1, none] },
    { $indexOfArray: [none, 1, '$text'] },
    { $indexOfCP: [none, 1] },
    { $indexOfBytes: [none, 1] },
    { $setDifference: [1, none] },
    { $split: [1, none] },
    { $split: [none, 1] },
    { $trim: { input: none, chars: 1 } },
    { $trim: { input: '$text', chars: none } },
    { $replaceAll: { input: '$text', find: none, replacement: 'x' } },
    { $zip: { inputs: [none, 1] } },
    { $map: { input: none, in: fails } },
    { $dateToString: { date: none, format: '%Y' } },
    { $dateToString: { date: '$date', format: none } },
    { $dateToString: { date: '$text', timezone: none } },
    { $dateFromString: { dateString: none } },
    { $dateFromString: { dateString: '$text', format: none } },
    { $dateFromString: { dateString: '$text', timezone: none } },
    { $dateToParts: { date: '$text', timezone: none } },
    { $dateToParts: { date: '$text', iso8601: none } },
    { $dateFromParts: { hour: none, year: '$text' } },
    { $dateAdd: { startDate: none, unit: '$one', amount: '$text' } },
    { $dateAdd: { startDate: '$text', unit: 'day', amount: none } },
    { $dateDiff: { startDate: '$text', endDate: none, unit: '$one' } },
    { $dateTrunc: { date: '$text', binSize: none, unit: '$one' } },
    { $dateTrunc: { date: '$text', unit: 'day', timezone: none } },
    { $year: { date: none, timezone: '$one' } },
    { $year: { date: '$date', timezone: none } },
    { $convert: { input: '$text', to: none } },
    { $toInt: none },
    { $regexFind: { input: none, regex: 'a' } },
  ]);
  it.each(nulls.map((expression) => [JSON.stringify(expression), expression]))(
    '%s',
    (_name, expression) => expect(evaluate(expression)).toBeNull(),
  );
});

describe('a wrong type before null', () => {
  const failing: [unknown, number][] = nothing.flatMap((none): [unknown, number][] => [
    [{ $round: ['$text', none] }, 51081],
    [{ $substrBytes: ['$text', none, 1] }, 16034],
    [{ $substrBytes: ['$text', 1, none] }, 16035],
    [{ $substrCP: [none, none, 1] }, 34450],
    [{ $substrCP: ['$text', 1, none] }, 34452],
    [{ $slice: ['$text', 1, none] }, 28724],
    [{ $indexOfCP: ['$text', none] }, 40094],
    [{ $indexOfBytes: ['$text', none] }, 40092],
    [{ $indexOfCP: ['$text', 'b', none] }, 40096],
    [{ $indexOfArray: ['$list', 1, none] }, 40096],
    [{ $range: [0, 3, none] }, 34447],
    [{ $range: [none, 3] }, 34443],
    [{ $in: [1, none] }, 40081],
    [{ $size: none }, 17124],
    [{ $strLenCP: none }, 34471],
    [{ $setEquals: [none, '$list'] }, 17044],
    [{ $setIsSubset: [none, '$list'] }, 17046],
    [{ $setIsSubset: ['$list', none] }, 17042],
    [{ $anyElementTrue: [none] }, 17041],
    [{ $trim: { input: 1, chars: none } }, 50699],
    [{ $replaceOne: { input: 1, find: none, replacement: 'x' } }, 51746],
    [{ $replaceOne: { input: none, find: 1, replacement: 'x' } }, 51745],
    [{ $replaceOne: { input: none, find: 'x', replacement: 1 } }, 51744],
    [{ $regexMatch: { input: 1, regex: none } }, 51104],
    [{ $regexMatch: { input: none, regex: 1 } }, 51105],
    [{ $zip: { inputs: [1, none] } }, 34468],
    [{ $dateToString: { date: none, format: 1 } }, 18533],
    [{ $dateToString: { date: none, format: '%Q' } }, 18536],
    [{ $dateToString: { date: none, format: '%Y%' } }, 18535],
    [{ $dateToString: { date: none, timezone: 'Nowhere' } }, 40485],
    [{ $dateFromString: { dateString: none, format: 1 } }, 40684],
    [{ $dateFromString: { dateString: none, timezone: 1 } }, 40517],
    [{ $dateFromString: { dateString: 1, timezone: none } }, 241],
    [{ $dateToParts: { date: none, iso8601: 1 } }, 40521],
    [{ $dateFromParts: { hour: 'x', year: none } }, 40515],
    [{ $dateFromParts: { year: none, minute: 40_000 } }, 31034],
    [{ $dateAdd: { startDate: '$date', unit: 1, amount: none } }, 5439013],
    [{ $dateAdd: { startDate: '$date', unit: 'age', amount: none } }, 9],
    [{ $dateTrunc: { date: '$date', binSize: 'x', unit: none } }, 5439017],
    [{ $year: { date: 1, timezone: none } }, 16006],
    [{ $convert: { input: none, to: 'nothing' } }, 2],
    [{ $convert: { input: none, to: true } }, 9],
  ]);
  it.each(failing.map(([expression, code]) => [JSON.stringify(expression), code, expression]))(
    '%s is %d',
    (_name, code, expression) =>
      expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code })),
  );
});

describe('null and missing as texts, sets and values of their own', () => {
  const cases: [Document, unknown][] = [
    [{ $substrCP: ['$none', 0, 2] }, ''],
    [{ $substrBytes: ['abc', 0.9, 1.9] }, 'a'],
    [{ $strcasecmp: ['$none', 'a'] }, -1],
    [{ $strcasecmp: ['Ab', 'aB'] }, 0],
    [{ $strcasecmp: ['$missing', '$none'] }, 0],
    [{ $toUpper: '$missing' }, ''],
    [{ $regexMatch: { input: '$missing', regex: 'a' } }, false],
    [{ $regexFindAll: { input: 'a', regex: '$none' } }, []],
    [{ $mergeObjects: ['$none', { a: 1 }, '$missing'] }, { a: 1 }],
    [
      {
        $setUnion: [
          [3, 1],
          [2, 1],
        ],
      },
      [1, 2, 3],
    ],
    [
      {
        $setIntersection: [
          [3, 1, 2],
          [2, 3],
        ],
      },
      [2, 3],
    ],
    [
      { $zip: { inputs: [[1, null], [3]], useLongestLength: true, defaults: [8, 9] } },
      [
        [1, 3],
        [null, 9],
      ],
    ],
    [{ $convert: { input: '$missing', to: 'int', onNull: 'none' } }, 'none'],
    [{ $dateToString: { date: '$missing', onNull: 'none', timezone: '$none' } }, 'none'],
    [{ $dateFromString: { dateString: 1, onError: 'wrong' } }, 'wrong'],
    [{ $ifNull: ['$missing', '$none', 1] }, 1],
  ];
  it.each(cases.map(([expression, value]) => [JSON.stringify(expression), value, expression]))(
    '%s',
    (_name, value, expression) => expect(evaluate(expression)).toEqual(value),
  );
});

describe('functions of numbers', () => {
  it.each([
    [{ $acos: 0 }, Math.PI / 2],
    [{ $acosh: 1 }, new Double(0)],
    [{ $atanh: 1 }, Number.POSITIVE_INFINITY],
    [{ $atan: Number.NEGATIVE_INFINITY }, -Math.PI / 2],
    [{ $degreesToRadians: Number.NEGATIVE_INFINITY }, Number.NEGATIVE_INFINITY],
    [{ $sin: Number.NaN }, Number.NaN],
    [{ $pow: [3, 39] }, Long.fromString('4052555153018976267')],
    [{ $pow: [Long.fromNumber(2), 2] }, Long.fromNumber(4)],
    [{ $sqrt: Decimal128.fromString('4') }, Decimal128.fromString('2')],
    [{ $log: [8, 2] }, new Double(3)],
  ])('%j', (expression, value) => expect(evaluate(expression)).toEqual(value));

  it.each([
    [{ $acos: 2 }, 50989],
    [{ $sin: Number.POSITIVE_INFINITY }, 50989],
    [{ $sqrt: -1 }, 28714],
    [{ $ln: 0 }, 28766],
    [{ $log10: -1 }, 28761],
    [{ $log: [-1, 2] }, 28758],
    [{ $log: [2, 1] }, 28759],
    [{ $log: ['x', 2] }, 28756],
    [{ $pow: [0, -1] }, 28764],
    [{ $pow: [2, 'x'] }, 28763],
    [{ $exp: 'x' }, 28765],
  ])('%j is %d', (expression, code) =>
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code })),
  );
});

describe('arguments by name', () => {
  it.each([
    [{ $map: { input: [], in: 1, at: 2 } }, 16879],
    [{ $map: { in: 1 } }, 16880],
    [{ $filter: { input: [], cond: 1, where: 2 } }, 28647],
    [{ $reduce: { input: [], initialValue: 0 } }, 40079],
    [{ $trim: 'text' }, 50696],
    [{ $trim: { input: 'text', side: 1 } }, 50694],
    [{ $regexFind: { input: 'text' } }, 31023],
    [{ $dateToString: { format: '%Y' } }, 18628],
    [{ $dateAdd: { startDate: '$date', unit: 'day', amount: 1, zone: 'UTC' } }, 5166401],
    [{ $year: { date: '$date', zone: 'UTC' } }, 40535],
    [{ $year: ['$date', 1] }, 40536],
    [{ $dateFromParts: { year: 2024, isoWeek: 1 } }, 40489],
    [{ $sortArray: { input: [], sortBy: 1, by: 1 } }, 2942501],
    [{ $zip: { inputs: [] } }, 34465],
    [{ $zip: { inputs: [[1]], defaults: [1] } }, 34466],
    [{ $arrayToObject: [[['a', 1], { k: 'b', v: 2 }]] }, 40396],
  ])('%j is %d', (expression, code) =>
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code })),
  );
});

describe('dates in formats', () => {
  const sunday = { $literal: new Date('2024-12-29T04:05:06.007Z') };
  it.each([
    ['%Y-%m-%d %H:%M:%S.%L', '2024-12-29 04:05:06.007'],
    ['%j %w %u %U %V %G', '364 1 7 52 52 2024'],
    ['%b %B %%Y%%', 'Dec December %Y%'],
    ['%z %Z', '+0000 0'],
  ])('%s', (format, text) =>
    expect(evaluate({ $dateToString: { date: sunday, format } })).toBe(text),
  );

  it('belongs to the year of its ISO week, on the clocks of its zone', () => {
    const format = '%G-W%V-%u %H%z (%Z)';
    const timezone = 'America/New_York';
    const date = { $literal: new Date('2024-12-30T15:00:00Z') };
    const text = '2025-W01-1 10-0500 (-300)';
    expect(evaluate({ $dateToString: { date, format, timezone } })).toBe(text);
    expect(evaluate({ $dateToString: { date, timezone } })).toBe('2024-12-30T10:00:00.000');
  });

  it.each([
    ['15.03.2024 06:07', '%d.%m.%Y %H:%M', '2024-03-15T06:07:00Z'],
    ['2024 March 5', '%Y %B %d', '2024-03-05T00:00:00Z'],
    ['2024-W11-5', '%G-W%V-%u', '2024-03-15T00:00:00Z'],
    ['2024/060', '%Y/%j', '2024-02-29T00:00:00Z'],
    ['2024-03-15 10:00 +0800', '%Y-%m-%d %H:%M %z', '2024-03-15T02:00:00Z'],
    ['2024-03-15 10:00 -60', '%Y-%m-%d %H:%M %Z', '2024-03-15T11:00:00Z'],
  ])('reads %s by %s', (dateString, format, date) =>
    expect(evaluate({ $dateFromString: { dateString, format } })).toEqual(new Date(date)),
  );

  it.each([
    ['2024-02-30', '%Y-%m-%d'],
    ['2024-02', '%Y-%m'],
    ['x2024-02-03', '%Y-%m-%d'],
    ['2024-02-03 25', '%Y-%m-%d %H'],
    ['2024-W01 Mar', '%G-W%V %b'],
  ])('does not read %s by %s', (dateString, format) =>
    expect(() => evaluate({ $dateFromString: { dateString, format } })).toThrow(
      expect.objectContaining({ code: 241 }),
    ),
  );
});
