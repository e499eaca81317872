import * as z from 'zod';
import { accountFields, channels } from '../identity/account-field.ts';
import { Id } from '../ids.ts';
import { ColumnMapAsList } from './column-list.ts';

/** What staff call a source, such as 银保—工行; one column map each. */
export const MapName = z
  .string()
  .trim()
  .min(1, '请写名称')
  .max(60, '名称最多 60 个字')
  .regex(/^[^\p{Cc}\p{Cs}/\\]+$/u, '名称里不能有斜杠和控制字符');

/** Path parameters of an endpoint under `/column-maps/:name`. */
export const ByMapName = z.strictObject({ name: MapName });

export const NewColumnMap = z.strictObject({ map: ColumnMapAsList });

export const NewMapName = z.strictObject({ name: MapName });

/** A list's own column names, in their order. */
export const ListHeader = z.strictObject({ header: z.array(z.string().max(1000)).max(512) });

export const SavedColumnMapView = z.object({
  id: Id,
  name: z.string(),
  map: z.object({
    channel: z.enum(channels).optional(),
    columns: z.array(z.object({ header: z.string(), field: z.enum(accountFields) })),
  }),
  updatedAt: z.iso.datetime(),
});
export type SavedColumnMapView = z.infer<typeof SavedColumnMapView>;

/** The saved map that fits a header, if one does. */
export const FittingColumnMap = z.object({ saved: SavedColumnMapView.nullable() });
