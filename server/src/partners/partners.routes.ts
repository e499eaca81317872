import { partnersApi } from '@heyi/shared/agents/agents.api';
import type { PartnerView } from '@heyi/shared/agents/agents.schema';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { createPartner, listPartners, type Partner } from './partners.service.ts';

export function partnersRoutes({ now }: Pick<Ports, 'now'>) {
  const router = new Router();

  serve(router, partnersApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listPartners(actor, query);
    return { items: items.map(presentPartner), nextCursor };
  });

  serve(router, partnersApi.create, async ({ actor, body, ...facts }) =>
    presentPartner(await createPartner(actor, body.name, occasionOf(facts, now()))),
  );

  return router;
}

const presentPartner = ({ _id, name, createdAt }: Partner): PartnerView => ({
  id: _id.toHexString(),
  name,
  createdAt: createdAt.toISOString(),
});
