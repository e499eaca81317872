import { followersApi } from '@heyi/shared/wechat/followers.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { presentFollowers, presentPull } from './followers.presenter.ts';
import { startPull } from './followers.service.ts';
import { listFollowers } from './list-followers.ts';

export function followersRoutes({ now, jobs }: Ports) {
  const router = new Router();

  serve(router, followersApi.list, async ({ actor, params, query }) =>
    presentFollowers(await listFollowers(actor, params.id, query), actor),
  );

  serve(router, followersApi.pull, async ({ actor, params, ...facts }) =>
    presentPull(await startPull(actor, params.id, jobs, occasionOf(facts, now()))),
  );

  return router;
}
