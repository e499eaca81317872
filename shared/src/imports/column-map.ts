import * as z from 'zod';
import { type AccountField, accountFields, channels } from '../identity/account-field.ts';
import { nearestName } from './nearest-name.ts';

function unknownFieldText(input: unknown): string {
  if (typeof input !== 'string') return '字段名要写成文字';
  const nearest = nearestName(input, accountFields);
  return nearest
    ? `没有字段“${input}”，是不是想写“${nearest}”？`
    : `没有字段“${input}”，可用的字段：${accountFields.join('、')}`;
}

const columns = z
  .record(z.string(), z.enum(accountFields, { error: (issue) => unknownFieldText(issue.input) }), {
    error: '要写成 { "表头": "字段", … }',
  })
  .superRefine((named, context) => {
    const headerOf = new Map<AccountField, string>();
    const headers = new Set<string>();
    const refuse = (header: string, message: string) =>
      context.addIssue({ code: 'custom', path: [header], message });

    if (Object.keys(named).length === 0) {
      context.addIssue({ code: 'custom', message: '一列也没有对应，至少要写一个 "表头": "字段"' });
    }
    for (const [header, field] of Object.entries(named)) {
      const name = header.trim();
      const earlier = headerOf.get(field);
      if (name === '') refuse(header, '表头是空的');
      else if (headers.has(name)) refuse(header, '同一个表头写了两次（只差首尾空格）');
      else if (earlier !== undefined)
        refuse(header, `字段“${field}”已对应表头“${earlier}”，一个字段只能对应一列`);
      headers.add(name);
      headerOf.set(field, header);
    }
  });

/** Which column of a list holds which field; columns that are not named are kept raw and not compared. */
export const ColumnMap = z.strictObject(
  {
    channel: z.enum(channels, { error: `渠道只能是 ${channels.join('、')}` }).optional(),
    columns,
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `不认识 ${issue.keys?.map((key: string) => `“${key}”`).join('、')}，这里只能有 channel 和 columns`
        : '要写成 { "channel": …, "columns": { "表头": "字段" } }',
  },
);
export type ColumnMap = z.infer<typeof ColumnMap>;

/** One Chinese line for each thing that is wrong with a column map, led by where it stands. */
export function columnMapProblems(error: z.ZodError): string[] {
  return error.issues.map((issue) =>
    issue.path.length === 0
      ? issue.message
      : `${issue.path.map(String).join(' → ')}：${issue.message}`,
  );
}
