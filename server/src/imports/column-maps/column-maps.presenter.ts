import type { SavedColumnMapView } from '@heyi/shared/imports/column-maps.schema';
import type { SavedColumnMap } from './column-maps.service.ts';

export const presentColumnMap = (saved: SavedColumnMap): SavedColumnMapView => ({
  id: saved._id.toHexString(),
  name: saved.name,
  map: {
    ...(saved.channel ? { channel: saved.channel } : {}),
    columns: saved.columns.map(({ header, field }) => ({ header, field })),
  },
  updatedAt: saved.updatedAt.toISOString(),
});
