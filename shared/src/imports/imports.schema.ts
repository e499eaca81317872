import * as z from 'zod';
import { channels } from '../identity/account-field.ts';
import { Id } from '../ids.ts';
import { ColumnMap } from './column-map.ts';

export const importStatuses = ['waiting', 'running', 'done', 'failed'] as const;

/** One list on its way in, with its progress. */
export const ImportView = z.object({
  id: Id,
  fileName: z.string(),
  channel: z.enum(channels).nullable(),
  status: z.enum(importStatuses),
  bytesTotal: z.int(),
  bytesDone: z.int(),
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportView = z.infer<typeof ImportView>;

/** Text fields beside the uploaded file; `map` is a `ColumnMap` as JSON text. */
export const NewImport = z.strictObject({
  channel: z.enum(channels).optional(),
  map: z
    .string()
    .max(100_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: '列映射不是有效的 JSON' });
        return z.NEVER;
      }
    })
    .pipe(ColumnMap),
});
export type NewImport = z.output<typeof NewImport>;
