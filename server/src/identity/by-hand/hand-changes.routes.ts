import { changesApi } from '@heyi/shared/identity/changes.api';
import type Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { overtakenOf } from './earlier-decisions.ts';
import { presentHandChange } from './hand-change.presenter.ts';
import {
  findChange,
  listChanges,
  mergeByHand,
  splitByHand,
  undoChange,
} from './hand-changes.service.ts';

/** Merge, split, undo, and what people decided so far. */
export function serveHandChanges(
  router: Router,
  { now, fieldEncryption: encryption }: Ports,
): void {
  serve(router, changesApi.merge, async ({ actor, body: { reason, ...merge }, ...facts }) => {
    const byHand = { reason, occasion: occasionOf(facts, now()), encryption };
    return presentHandChange(await mergeByHand(actor, merge, byHand), actor, encryption);
  });

  serve(
    router,
    changesApi.split,
    async ({ actor, params, body: { reason, ...split }, ...facts }) => {
      const byHand = { reason, occasion: occasionOf(facts, now()), encryption };
      return presentHandChange(
        await splitByHand(actor, params.id, split, byHand),
        actor,
        encryption,
      );
    },
  );

  serve(router, changesApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listChanges(actor, query);
    const overtaken = await overtakenOf(items);
    return {
      items: items.map((change) => presentHandChange(change, actor, encryption, overtaken)),
      nextCursor,
    };
  });

  serve(router, changesApi.show, async ({ actor, params }) => {
    const change = await findChange(actor, params.id);
    return presentHandChange(change, actor, encryption, await overtakenOf([change]));
  });

  serve(router, changesApi.undo, async ({ actor, params, body: { reason }, ...facts }) => {
    const byHand = { reason, occasion: occasionOf(facts, now()), encryption };
    return presentHandChange(await undoChange(actor, params.id, byHand), actor, encryption);
  });
}
