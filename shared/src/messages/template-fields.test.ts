import { messageKindNames } from './message-kinds.ts';
import { messageText, sampleValues } from './message-text.ts';
import { quietUntil } from './quiet-hours.ts';
import { fitted } from './template-fields.ts';
import { fieldProblem, templateData } from './template-map.ts';

describe('values in templates', () => {
  it.each([
    [
      'thing',
      'text',
      '合一终身寿险（分红型）二〇二六版尊享计划甲款',
      '合一终身寿险（分红型）二〇二六版尊享计…',
    ],
    ['thing', 'text', '两行\n文字', '两行 文字'],
    ['thing', 'text', `${'一'.repeat(18)}👍👍`, `${'一'.repeat(18)}…`],
    ['thing', 'money', 1_234_500, '¥12,345.00'],
    ['phrase', 'text', '已受理', '已受理'],
    ['phrase', 'text', '已受理并转办', null],
    ['phrase', 'text', '已OK', null],
    ['name', 'text', '王芳', '王芳'],
    ['amount', 'money', 1_234_500, '¥12345.00'],
    ['amount', 'money', 99_999_999_999_999, null],
    ['amount', 'text', '100', null],
    ['number', 'count', 12_345, '12345'],
    ['date', 'day', '2026-12-01', '2026年12月1日'],
    ['date', 'moment', '2026-12-05T06:00:00.000Z', '2026年12月5日 14:00'],
    ['time', 'moment', '2026-12-05T16:30:00.000Z', '2026年12月6日 00:30'],
    ['time', 'day', '2026-12-01', null],
    ['character_string', 'text', 'A-4711', 'A-4711'],
    ['character_string', 'text', '第4711号', null],
    ['character_string', 'text', 'x'.repeat(33), null],
    ['phone_number', 'text', '021-5555 0000', '021-5555 0000'],
  ] as const)('a %s takes the %s %j as %j', (kind, type, value, expected) => {
    expect(fitted(kind, type, value)).toBe(expected);
  });

  it('are mapped field by field, or fixed words', () => {
    const fields = [
      { name: 'thing1', from: 'product', text: null },
      { name: 'phrase2', from: null, text: '待缴费' },
    ];
    for (const field of fields) expect(fieldProblem('policy-due', field)).toBeNull();
    expect(templateData('policy-due', sampleValues('policy-due'), fields)).toEqual({
      thing1: { value: '合一终身寿险' },
      phrase2: { value: '待缴费' },
    });
  });

  it.each([
    [{ name: 'words1', from: 'product', text: null }, '应如 thing1'],
    [{ name: 'thing1', from: null, text: null }, '请选一项内容'],
    [{ name: 'thing1', from: 'product', text: '也' }, '请选一项内容'],
    [{ name: 'thing1', from: 'toString', text: null }, '没有这项内容'],
    [{ name: 'amount1', from: 'product', text: null }, '“产品名称”不能放进 amount1'],
    [{ name: 'phrase1', from: null, text: 'six words here' }, '放不进'],
  ])('a map that would fail is told: %j', (field, problem) => {
    expect(fieldProblem('policy-due', field)).toContain(problem);
  });
});

it('every kind of message reads whole with its samples', () => {
  for (const kind of messageKindNames) {
    const text = messageText(kind, sampleValues(kind));
    expect(text).toMatch(/^\S.+。$/);
    expect(text).not.toMatch(/[{}]|undefined|NaN/);
  }
});

describe('quiet hours', () => {
  const at = (time: string) => new Date(`2026-11-24T${time}:00+08:00`);
  const night = { from: '21:30', to: '08:30' };

  it.each([
    ['21:29', null],
    ['21:30', '2026-11-25T00:30:00.000Z'],
    ['23:59', '2026-11-25T00:30:00.000Z'],
    ['00:00', '2026-11-24T00:30:00.000Z'],
    ['08:29', '2026-11-24T00:30:00.000Z'],
    ['08:30', null],
  ])('at %s last until %s', (time, until) => {
    expect(quietUntil(at(time), night)?.toISOString() ?? null).toBe(until);
  });

  it('may lie within a day, or not be', () => {
    const noon = { from: '12:00', to: '13:30' };
    expect(quietUntil(at('12:15'), noon)).toEqual(at('13:30'));
    expect(quietUntil(at('23:00'), noon)).toBeNull();
    expect(quietUntil(at('23:00'), null)).toBeNull();
  });
});
