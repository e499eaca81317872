import { hotValuesApi } from '@heyi/shared/identity/hot-values.api';
import type Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { listHotValues } from './hot-value-list.ts';
import { presentHotValue, presentHotValueDecision } from './hot-values.presenter.ts';
import {
  addHotValue,
  listHotValueDecisions,
  releaseHotValue,
  undoHotValueDecision,
  unmaskHotValue,
} from './hot-values.service.ts';

/** Values that too many share to be evidence, and what people decide about them. */
export function serveHotValues(router: Router, { now, fieldEncryption: encryption }: Ports): void {
  serve(router, hotValuesApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listHotValues(actor, query, encryption);
    return { items: items.map((one) => presentHotValue(one, actor, encryption)), nextCursor };
  });

  serve(router, hotValuesApi.add, async ({ actor, body, ...facts }) => {
    const tools = { occasion: occasionOf(facts, now()), encryption };
    return presentHotValueDecision(await addHotValue(actor, body, tools), actor, encryption);
  });

  serve(router, hotValuesApi.release, async ({ actor, params, body, ...facts }) => {
    const tools = { occasion: occasionOf(facts, now()), encryption };
    const decision = await releaseHotValue(actor, params.id, body.reason, tools);
    return presentHotValueDecision(decision, actor, encryption);
  });

  serve(router, hotValuesApi.unmask, async ({ actor, params, body, ...facts }) => {
    const tools = { occasion: occasionOf(facts, now()), encryption };
    return { id: params.id, ...(await unmaskHotValue(actor, params.id, body.reason, tools)) };
  });

  serve(router, hotValuesApi.decisions, async ({ actor, query }) => {
    const { items, nextCursor } = await listHotValueDecisions(actor, query);
    return {
      items: items.map((one) => presentHotValueDecision(one, actor, encryption)),
      nextCursor,
    };
  });

  serve(router, hotValuesApi.undo, async ({ actor, params, body, ...facts }) => {
    const tools = { occasion: occasionOf(facts, now()), encryption };
    const decision = await undoHotValueDecision(actor, params.id, body.reason, tools);
    return presentHotValueDecision(decision, actor, encryption);
  });
}
