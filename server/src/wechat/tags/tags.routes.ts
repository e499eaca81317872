import { tagsApi } from '@heyi/shared/wechat/tags.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { presentTags } from './tags.presenter.ts';
import { allTags, orderTags, startFlow } from './tags.service.ts';

export function tagsRoutes({ now, jobs }: Ports) {
  const router = new Router();

  serve(router, tagsApi.show, async ({ actor }) => presentTags(await allTags(actor), actor));

  serve(router, tagsApi.order, async ({ actor, body, ...facts }) =>
    presentTags(await orderTags(actor, body, occasionOf(facts, now())), actor),
  );

  serve(router, tagsApi.flow, async ({ actor, params, ...facts }) =>
    presentTags(await startFlow(actor, params.id, jobs, occasionOf(facts, now())), actor),
  );

  return router;
}
