import { followersApi } from '@heyi/shared/wechat/followers.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { canPullFollowers } from './followers.policy.ts';
import { presentFollower, presentPull } from './followers.presenter.ts';
import { listFollowers, startPull } from './followers.service.ts';

export function followersRoutes({ now, jobs }: Ports) {
  const router = new Router();

  serve(router, followersApi.list, async ({ actor, params, query }) => {
    const { followers, pull, known, following } = await listFollowers(actor, params.id, query);
    return {
      items: followers.items.map(presentFollower),
      nextCursor: followers.nextCursor,
      pull: pull && presentPull(pull),
      known,
      following,
      can: { pull: canPullFollowers(actor) },
    };
  });

  serve(router, followersApi.pull, async ({ actor, params, ...facts }) =>
    presentPull(await startPull(actor, params.id, jobs, occasionOf(facts, now()))),
  );

  return router;
}
