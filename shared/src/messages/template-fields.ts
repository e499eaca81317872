import type { ValueType } from './message-kinds.ts';
import { valueText } from './message-text.ts';

/** Kinds of fields that WeChat's templates have: a field is named by its kind and a number, as in `thing1`. */
export const templateFieldKinds = [
  'thing',
  'const',
  'phrase',
  'name',
  'date',
  'time',
  'amount',
  'number',
  'character_string',
  'letter',
  'symbol',
  'phone_number',
  'car_number',
] as const;
export type TemplateFieldKind = (typeof templateFieldKinds)[number];

export const kindOfField = (field: string): TemplateFieldKind | null =>
  templateFieldKinds.find((kind) => new RegExp(`^${kind}\\d{1,3}$`).test(field)) ?? null;

interface Rule {
  takes: readonly ValueType[];
  /** At most so many characters. */
  longest: number;
  /** All of it has to match. */
  shape: RegExp;
}

const everything: readonly ValueType[] = ['text', 'day', 'moment', 'count', 'money'];
const onlyText: readonly ValueType[] = ['text'];
const day = '\\d{4}年\\d{1,2}月\\d{1,2}日';
const time = '\\d{1,2}:\\d{2}';

/** As WeChat documents them. */
const rules: Record<TemplateFieldKind, Rule> = {
  thing: { takes: everything, longest: 20, shape: /^.+$/u },
  const: { takes: everything, longest: 20, shape: /^.+$/u },
  phrase: { takes: onlyText, longest: 5, shape: /^\p{Script=Han}+$/u },
  name: { takes: onlyText, longest: 10, shape: /^(\p{Script=Han}+|[\p{L}\p{M} .·]+)$/u },
  date: { takes: ['day', 'moment'], longest: 40, shape: new RegExp(`^${day}( ${time})?$`) },
  time: { takes: ['moment'], longest: 40, shape: new RegExp(`^(${day} )?${time}$`) },
  amount: { takes: ['money'], longest: 14, shape: /^¥\d{1,10}\.\d\d$/ },
  number: { takes: ['count'], longest: 32, shape: /^-?\d+(\.\d+)?$/ },
  character_string: { takes: ['text', 'count'], longest: 32, shape: /^[\x20-\x7e]+$/ },
  letter: { takes: onlyText, longest: 32, shape: /^[A-Za-z]+$/ },
  symbol: { takes: onlyText, longest: 5, shape: /^[^\p{L}\p{N}]+$/u },
  phone_number: { takes: onlyText, longest: 17, shape: /^[\d+\-() ]+$/ },
  car_number: { takes: onlyText, longest: 8, shape: /^.+$/u },
};

/** A number that is cut is another number. */
const mayBeCut: readonly TemplateFieldKind[] = ['thing', 'const', 'name'];

export const fieldTakes = (kind: TemplateFieldKind, type: ValueType) =>
  rules[kind].takes.includes(type);

/** The value as it may stand in a field of this kind, cut where that leaves it true; null when it cannot stand there. */
export function fitted(
  kind: TemplateFieldKind,
  type: ValueType,
  value: string | number,
): string | null {
  const { takes, longest, shape } = rules[kind];
  if (!takes.includes(type)) return null;
  const text = plainText(kind, type, value);
  const whole = mayBeCut.includes(kind) ? cut(text, longest, kind === 'name' ? '' : '…') : text;
  return whole.length <= longest && shape.test(whole) ? whole : null;
}

/** WeChat takes no separators of thousands. */
function plainText(kind: TemplateFieldKind, type: ValueType, value: string | number): string {
  const text = valueText(type, value).replace(/\s+/g, ' ').trim();
  if (kind === 'amount' || kind === 'number' || kind === 'character_string')
    return type === 'money' || type === 'count' ? text.replaceAll(',', '') : text;
  return text;
}

/** Never half a character. */
export function cut(text: string, longest: number, mark: string): string {
  if (text.length <= longest) return text;
  let short = '';
  for (const character of text) {
    if (short.length + character.length + mark.length > longest) break;
    short += character;
  }
  return short + mark;
}
