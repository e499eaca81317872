import * as z from 'zod';
import { accountFields, channels } from '../identity/account-field.ts';
import { Id } from '../ids.ts';
import { ColumnMap } from './column-map.ts';
import { SavedColumnMapView } from './column-maps.schema.ts';

/** `held`: uploaded, and not to be imported before somebody says so. */
export const importStatuses = ['held', 'waiting', 'running', 'done', 'failed'] as const;

/** One list on its way in, with its progress. */
export const ImportView = z.object({
  id: Id,
  fileName: z.string(),
  channel: z.enum(channels).nullable(),
  /** The sheet that is read, where a workbook has several. */
  sheet: z.string().nullable(),
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

/** A list before it is imported: what it looks like and what its columns may mean. */
export const ListPreview = z.object({
  /** Why the list cannot be imported as it is, in Chinese. */
  problem: z.string().nullable(),
  /** The sheet that was read, where a workbook has several. */
  sheet: z.string().nullable(),
  header: z.array(z.string()),
  /** The first rows that have values, each value masked. */
  rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  guesses: z.array(
    z.object({
      header: z.string(),
      field: z.enum(accountFields),
      why: z.enum(['header', 'values', 'both']),
      /** 0 to 1; below ½ a person should look twice. */
      confidence: z.number(),
    }),
  ),
  /** The channel that the file's name speaks of. */
  channel: z.enum(channels).nullable(),
  /** The saved column map that fits the header best. */
  saved: SavedColumnMapView.nullable(),
});
export type ListPreview = z.infer<typeof ListPreview>;

/** Text fields beside the uploaded file; `map` is a `ColumnMap` as JSON text. */
export const NewImport = z.strictObject({
  channel: z.enum(channels).optional(),
  /** `later`: the list is kept until it is started, so that a dry run can go before. */
  start: z.enum(['now', 'later']).default('now'),
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
