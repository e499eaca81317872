import * as z from 'zod';
import { fieldsOf, type MessageKind, type MessageValues } from './message-kinds.ts';
import { fieldTakes, fitted, kindOfField } from './template-fields.ts';

/** What stands in one field of a template: a value of the message, or always the same words. */
export const TemplateField = z.strictObject({
  name: z
    .string()
    .trim()
    .refine((name) => kindOfField(name) !== null, '应如 thing1、date2，与模板里的一致'),
  from: z.string().max(40).nullable().default(null),
  text: z.string().trim().max(40, '最多 40 个字').nullable().default(null),
});
export type TemplateField = z.output<typeof TemplateField>;

/** What is wrong with a field for this kind of message, in words; null when nothing is. */
export function fieldProblem(
  kind: MessageKind,
  { name, from, text }: TemplateField,
): string | null {
  const templateKind = kindOfField(name);
  if (!templateKind) return '应如 thing1、date2，与模板里的一致';
  if ((from === null) === (text === null)) return '请选一项内容，或写固定的文字';
  if (text !== null)
    return fitted(templateKind, 'text', text) === text ? null : '这些文字放不进这个字段';
  const field = Object.hasOwn(fieldsOf(kind), String(from)) && fieldsOf(kind)[String(from)];
  if (!field) return '这种消息没有这项内容';
  return fieldTakes(templateKind, field.type) ? null : `“${field.label}”不能放进 ${name}`;
}

/** The template's data as WeChat takes them; null when a value cannot stand in its field. */
export function templateData(
  kind: MessageKind,
  values: MessageValues,
  fields: readonly TemplateField[],
): Record<string, { value: string }> | null {
  const data: Record<string, { value: string }> = {};
  for (const { name, from, text } of fields) {
    const templateKind = kindOfField(name);
    const field = from === null ? { type: 'text' as const } : fieldsOf(kind)[from];
    const value = from === null ? text : values[from];
    if (!templateKind || !field || value === undefined || value === null) return null;
    const fit = fitted(templateKind, field.type, value);
    if (fit === null) return null;
    data[name] = { value: fit };
  }
  return data;
}
