import { columnMapsApi } from '@heyi/shared/imports/column-maps.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { presentColumnMap } from './column-maps.presenter.ts';
import {
  deleteColumnMap,
  findColumnMapFor,
  listColumnMaps,
  renameColumnMap,
  saveColumnMap,
} from './column-maps.service.ts';

export function columnMapsRoutes({ now }: Ports) {
  const router = new Router();

  serve(router, columnMapsApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listColumnMaps(actor, query);
    return { items: items.map(presentColumnMap), nextCursor };
  });

  serve(router, columnMapsApi.save, async ({ actor, params, body, ...facts }) =>
    presentColumnMap(
      await saveColumnMap(actor, { name: params.name, map: body.map }, occasionOf(facts, now())),
    ),
  );

  serve(router, columnMapsApi.find, async ({ actor, body }) => {
    const saved = await findColumnMapFor(actor, body.header);
    return { saved: saved && presentColumnMap(saved) };
  });

  serve(router, columnMapsApi.rename, async ({ actor, params, body, ...facts }) =>
    presentColumnMap(
      await renameColumnMap(actor, { from: params.name, to: body.name }, occasionOf(facts, now())),
    ),
  );

  serve(router, columnMapsApi.delete, async ({ actor, params, ...facts }) =>
    deleteColumnMap(actor, params.name, occasionOf(facts, now())),
  );

  return router;
}
