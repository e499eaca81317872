import { receivedMessagesApi } from '@heyi/shared/wechat/messages.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { presentReceived } from './received-messages.presenter.ts';
import {
  countReceived,
  listReceived,
  retryAllFailed,
  retryMessage,
} from './received-messages.service.ts';

export function receivedMessagesRoutes({ now }: Ports) {
  const router = new Router();

  serve(router, receivedMessagesApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listReceived(actor, query);
    return { items: items.map((message) => presentReceived(message, actor)), nextCursor };
  });

  serve(router, receivedMessagesApi.counts, async ({ actor }) => countReceived(actor));

  serve(router, receivedMessagesApi.retryAll, async ({ actor, ...facts }) => ({
    queued: await retryAllFailed(actor, occasionOf(facts, now())),
  }));

  serve(router, receivedMessagesApi.retry, async ({ actor, params, ...facts }) =>
    presentReceived(await retryMessage(actor, params.id, occasionOf(facts, now())), actor),
  );

  return router;
}
