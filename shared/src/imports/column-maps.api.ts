import { endpoint } from '../endpoint.ts';
import { Page, PageOf } from '../paging.ts';
import {
  ByMapName,
  FittingColumnMap,
  ListHeader,
  NewColumnMap,
  NewMapName,
  SavedColumnMapView,
} from './column-maps.schema.ts';

export const columnMapsApi = {
  list: endpoint('GET', '/column-maps', {
    summary: '存下的列映射：每个来源一份，最早存的在后',
    audience: 'staff',
    query: Page,
    response: PageOf(SavedColumnMapView),
  }),
  save: endpoint('PUT', '/column-maps/:name', {
    summary: '存下或更新一个来源的列映射',
    audience: 'staff',
    params: ByMapName,
    body: NewColumnMap,
    response: SavedColumnMapView,
  }),
  find: endpoint('POST', '/column-maps/fitting', {
    summary: '按表头找出最合适的列映射',
    audience: 'staff',
    body: ListHeader,
    response: FittingColumnMap,
  }),
  rename: endpoint('POST', '/column-maps/:name/rename', {
    summary: '给一个来源的列映射改名',
    audience: 'staff',
    params: ByMapName,
    body: NewMapName,
    response: SavedColumnMapView,
  }),
  delete: endpoint('DELETE', '/column-maps/:name', {
    summary: '删去一个来源的列映射',
    audience: 'staff',
    params: ByMapName,
  }),
};
