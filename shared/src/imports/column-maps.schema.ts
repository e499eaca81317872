import * as z from 'zod';
import { accountFields, channels } from '../identity/account-field.ts';
import { Id } from '../ids.ts';
import { ColumnMap } from './column-map.ts';

/** What staff call a source, such as 银保—工行; one column map each. */
export const MapName = z
  .string()
  .trim()
  .min(1, '请写名称')
  .max(60, '名称最多 60 个字')
  .regex(/^[^\p{Cc}\p{Cs}/\\]+$/u, '名称里不能有斜杠和控制字符');

/** Path parameters of an endpoint under `/column-maps/:name`. */
export const ByMapName = z.strictObject({ name: MapName });

export const NewColumnMap = z.strictObject({ map: ColumnMap });
export type NewColumnMap = z.output<typeof NewColumnMap>;

export const SavedColumnMapView = z.object({
  id: Id,
  name: z.string(),
  map: z.object({
    channel: z.enum(channels).optional(),
    columns: z.record(z.string(), z.enum(accountFields)),
  }),
  updatedAt: z.iso.datetime(),
});
export type SavedColumnMapView = z.infer<typeof SavedColumnMapView>;
