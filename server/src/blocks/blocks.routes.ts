import type { Actor } from '@heyi/shared/actor';
import { blocksApi } from '@heyi/shared/blocks/blocks.api';
import type { BlockView } from '@heyi/shared/blocks/blocks.schema';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { type Block, blockReasonField } from './block.model.ts';
import { canBlock } from './blocks.policy.ts';
import { block, liftBlock, listBlocks } from './blocks.service.ts';

export function blocksRoutes({ now, fieldEncryption: encryption }: Ports) {
  const router = new Router();
  const present = (stored: Block, actor: Actor): BlockView => ({
    id: stored._id.toHexString(),
    of: stored.of,
    targetId: stored.targetId.toHexString(),
    reason: encryption.open(stored.reason, blockReasonField.place(stored)),
    by: stored.by.name,
    at: stored.at.toISOString(),
    liftedAt: stored.liftedAt?.toISOString() ?? null,
    can: { lift: stored.inForce && canBlock(actor) },
  });

  serve(router, blocksApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listBlocks(actor, query);
    return { items: items.map((one) => present(one, actor)), nextCursor };
  });

  serve(router, blocksApi.add, async ({ actor, body, ...facts }) =>
    present(await block(actor, body, occasionOf(facts, now()), encryption), actor),
  );

  serve(router, blocksApi.lift, async ({ actor, params, body, ...facts }) => {
    const occasion = occasionOf(facts, now());
    return present(await liftBlock(actor, params.id, body.reason, occasion, encryption), actor);
  });

  return router;
}
