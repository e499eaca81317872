import * as z from 'zod';
import { accountFields, channels } from '../identity/account-field.ts';
import { ColumnMap } from './column-map.ts';

/**
 * A column map as it crosses the wire: headers are values here, never keys, so that a header may be called whatever it
 * likes, `$id` and `a.b` too.
 */
export const ColumnList = z.strictObject({
  channel: z.enum(channels).optional(),
  columns: z
    .array(z.strictObject({ header: z.string().max(1000), field: z.enum(accountFields) }))
    .max(512),
});
export type ColumnList = z.infer<typeof ColumnList>;

export const mapOfList = ({ channel, columns }: ColumnList): ColumnMap => ({
  ...(channel ? { channel } : {}),
  columns: Object.fromEntries(columns.map(({ header, field }) => [header, field])),
});

/** A list that is a good column map. */
export const ColumnMapAsList = ColumnList.transform((list, context) => {
  const headers = list.columns.map(({ header }) => header.trim());
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', path: ['columns'], message });
    return z.NEVER;
  };
  if (headers.includes('__proto__')) return refuse('表头不能叫“__proto__”，请改名');
  const twice = headers.find((header, at) => headers.indexOf(header) !== at);
  if (twice !== undefined) return refuse(`表头“${twice}”写了两次`);
  const { data, error } = ColumnMap.safeParse(mapOfList(list));
  return data ?? refuse(error?.issues[0]?.message ?? '列映射有误');
});
