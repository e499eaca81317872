import { need, WechatFault } from '../wechat-fault.ts';
import type { Template } from '../world.ts';
import { textOf } from './api.ts';

/** What may stand in a field of each kind; a field's name is its kind and a number. */
const kinds: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  number: /^-?\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 ?|\d{4}-\d{2}-\d{2} )?\d{1,2}:\d{2}(:\d{2})?(~.+)?$/,
  date: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2})( \d{1,2}:\d{2}(:\d{2})?)?(~.+)?$/,
  amount: /^[¥￥$€£]?-?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-()（） ]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^(\p{Script=Han}{1,10}|[\p{L}\p{M} .·]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  const: /^.{1,20}$/su,
};

/** The message as the phone shows it; throws 47003 when a field is missing, unknown or holds what it may not. */
export function checkedLines({ title, fields }: Template, data: unknown): string[] {
  const given = (data ?? {}) as Record<string, { value?: unknown } | undefined>;
  const stranger = Object.keys(given).find((field) => !fields.includes(field));
  need(stranger === undefined, 47003, `data.${stranger} is unknown`);
  const lines = fields.map((field) => {
    const value = textOf(given[field]?.value);
    const pattern = kinds[field.replace(/\d+$/, '')];
    if (!pattern?.test(value)) throw new WechatFault(47003, `data.${field}.value invalid`);
    return value;
  });
  return [title, ...lines];
}
