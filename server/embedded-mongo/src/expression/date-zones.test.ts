import { Long } from 'bson';
import { compileExpression } from '../query/expression.ts';

const evaluate = (expression: unknown) => compileExpression(expression)({});
const [shanghai, york, india] = ['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata'] as const;
const date = (text: string) => new Date(text);

describe('$dateTrunc', () => {
  it.each([
    [
      'the day of a summer with daylight saving',
      '1988-07-01T15:30Z',
      'day',
      1,
      shanghai,
      '1988-07-01T15:00Z',
    ],
    ['the month of that summer', '1988-07-01T00:30Z', 'month', 5, shanghai, '1988-04-30T15:00Z'],
    [
      'a quarter that began before it',
      '1988-07-01T00:30Z',
      'quarter',
      3,
      shanghai,
      '1987-12-31T16:00Z',
    ],
    ['years', '1988-07-01T00:30Z', 'year', 7, shanghai, '1985-12-31T16:00Z'],
    [
      'a week that began on other clocks',
      '2024-03-10T17:00Z',
      'week',
      1,
      york,
      '2024-03-10T05:00Z',
    ],
    [
      'weeks counted from the first of 2000',
      '2024-03-10T17:00Z',
      'week',
      3,
      york,
      '2024-02-25T05:00Z',
    ],
    ['hours as they pass since 2000', '2024-03-10T17:00Z', 'hour', 12, york, '2024-03-10T17:00Z'],
    ['hours of a zone between hours', '2024-07-10T17:10Z', 'hour', 1, india, '2024-07-10T16:30Z'],
    ['minutes', '2024-07-10T17:17Z', 'minute', 7, india, '2024-07-10T17:16Z'],
    [
      'seconds before 2000',
      '1988-07-01T00:30:00.123Z',
      'second',
      7,
      shanghai,
      '1988-07-01T00:29:56Z',
    ],
    [
      'a day that begins at one',
      '2018-11-04T12:00Z',
      'day',
      1,
      'America/Sao_Paulo',
      '2018-11-04T03:00Z',
    ],
  ])('finds %s', (_name, given, unit, binSize, timezone, expected) => {
    const found = evaluate({ $dateTrunc: { date: date(given), unit, binSize, timezone } });
    expect(found).toEqual(date(expected));
  });

  it('begins weeks on the day it is told', () => {
    const given = { date: date('2024-03-10T17:00Z'), unit: 'week', timezone: york };
    const found = evaluate({ $dateTrunc: { ...given, startOfWeek: 'Monday' } });
    expect(found).toEqual(date('2024-03-04T05:00Z'));
  });
});

describe('$dateDiff', () => {
  it.each([
    ['a day of 23 hours', '2024-03-10T05:00Z', '2024-03-11T04:00Z', 'day', york, 1],
    ['its hours', '2024-03-10T05:00Z', '2024-03-11T04:00Z', 'hour', york, 23],
    ['two midnights', '1988-04-16T15:30Z', '1988-04-17T15:30Z', 'day', shanghai, 2],
    ['hours of a zone between hours', '2024-07-10T17:29Z', '2024-07-10T17:31Z', 'hour', india, 1],
    [
      'the turn of a second',
      '2023-12-31T23:00:00.999Z',
      '2023-12-31T23:00:01Z',
      'second',
      'UTC',
      1,
    ],
    ['the turn of a minute', '2023-12-31T23:00:59Z', '2023-12-31T23:01:01Z', 'minute', 'UTC', 1],
    ['no year that began elsewhere', '2023-12-31T23:00Z', '2024-01-01T00:30Z', 'year', shanghai, 0],
    ['a quarter', '2024-03-31T00:00Z', '2024-04-01T00:00Z', 'quarter', 'UTC', 1],
    ['months backwards', '2024-04-01T00:00Z', '2024-01-31T00:00Z', 'month', 'UTC', -3],
    ['Sundays backwards', '2024-07-14T00:00Z', '2024-07-13T00:00Z', 'week', 'UTC', -1],
  ])('counts %s', (_name, start, end, unit, timezone, expected) => {
    const parts = { startDate: date(start), endDate: date(end), unit, timezone };
    expect(evaluate({ $dateDiff: parts })).toEqual(Long.fromNumber(expected));
  });

  it('counts Mondays when weeks begin there', () => {
    const parts = { startDate: date('2024-07-14'), endDate: date('2024-07-15'), unit: 'week' };
    expect(evaluate({ $dateDiff: { ...parts, startOfWeek: 'mon' } })).toEqual(Long.fromNumber(1));
    expect(evaluate({ $dateDiff: parts })).toEqual(Long.fromNumber(0));
  });
});

describe('$dateFromString', () => {
  it.each([
    ['at the zone of its day', '1988-07-01T09:30:00', shanghai, '1988-07-01T00:30Z'],
    ['that clocks skip', '2024-03-10T02:30:00', york, '2024-03-10T07:30Z'],
    ['that clocks skip elsewhere', '1988-04-17T02:30:00', shanghai, '1988-04-16T18:30Z'],
    ['without seconds', '2024-07-01 10:00', '+08:00', '2024-07-01T02:00Z'],
  ])('reads a time %s', (_name, dateString, timezone, expected) => {
    expect(evaluate({ $dateFromString: { dateString, timezone } })).toEqual(date(expected));
  });

  it('reads an offset, a format, and what there is for errors and nothing', () => {
    const read = (parts: object) => evaluate({ $dateFromString: parts });
    expect(read({ dateString: '2024-07-01T10:00:00.5+0300' })).toEqual(
      date('2024-07-01T07:00:00.5Z'),
    );
    expect(read({ dateString: '01.07.2024', format: '%d.%m.%Y', timezone: shanghai })).toEqual(
      date('2024-06-30T16:00Z'),
    );
    expect(read({ dateString: 'nonsense', onError: 'e' })).toBe('e');
    expect(read({ dateString: null, onNull: 'n' })).toBe('n');
    expect(read({ dateString: '2024-07-01', timezone: null })).toBeNull();
  });
});

it.each([
  [5439007, { $dateTrunc: 5 }],
  [5439008, { $dateTrunc: { date: date('2024-01-01'), unit: 'day', other: 1 } }],
  [5439009, { $dateTrunc: { unit: 'day' } }],
  [5439012, { $dateTrunc: { date: 5, unit: 'day' } }],
  [9, { $dateTrunc: { date: date('2024-01-01'), unit: 'age' } }],
  [5439016, { $dateTrunc: { date: date('2024-01-01'), unit: 'week', startOfWeek: 'x' } }],
  [5439017, { $dateTrunc: { date: date('2024-01-01'), unit: 'day', binSize: 1.5 } }],
  [5439018, { $dateTrunc: { date: date('2024-01-01'), unit: 'day', binSize: 0 } }],
  [40517, { $dateTrunc: { date: date('2024-01-01'), unit: 'day', timezone: 5 } }],
  [40485, { $dateTrunc: { date: date('2024-01-01'), unit: 'day', timezone: 'No/Where' } }],
  [5166305, { $dateDiff: { startDate: date('2024-01-01'), endDate: date('2024-01-01') } }],
  [5166307, { $dateDiff: { startDate: 5, endDate: date('2024-01-01'), unit: 'day' } }],
  [241, { $dateFromString: { dateString: 'nonsense' } }],
  [241, { $dateFromString: { dateString: 5 } }],
  [241, { $dateFromString: { dateString: '2024-02-30' } }],
  [241, { $dateFromString: { dateString: '2024-02-03T00:00:00Z', timezone: shanghai } }],
])('refuses with %i: %j', (code, expression) => {
  expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
});
