import { coreSystemsApi } from '@heyi/shared/integration/core-systems.api';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { presentCoreSystem } from './core-systems.presenter.ts';
import {
  addCoreSystem,
  disableCoreSystem,
  enableCoreSystem,
  listCoreSystems,
  renewSecret,
} from './core-systems.service.ts';

export function coreSystemsRoutes({ now, fieldEncryption }: Ports) {
  const router = new Router();

  serve(router, coreSystemsApi.list, async ({ actor }) => {
    const systems = await listCoreSystems(actor);
    return { items: systems.map((system) => presentCoreSystem(system, actor)) };
  });

  serve(router, coreSystemsApi.add, async ({ actor, body, ...facts }) => {
    const occasion = occasionOf(facts, now());
    const { system, secret } = await addCoreSystem(actor, body, fieldEncryption, occasion);
    return { ...presentCoreSystem(system, actor), secret };
  });

  serve(router, coreSystemsApi.renewSecret, async ({ actor, params, ...facts }) => {
    const occasion = occasionOf(facts, now());
    const { system, secret } = await renewSecret(actor, params.id, fieldEncryption, occasion);
    return { ...presentCoreSystem(system, actor), secret };
  });

  serve(router, coreSystemsApi.disable, async ({ actor, params, ...facts }) =>
    presentCoreSystem(await disableCoreSystem(actor, params.id, occasionOf(facts, now())), actor),
  );

  serve(router, coreSystemsApi.enable, async ({ actor, params, ...facts }) =>
    presentCoreSystem(await enableCoreSystem(actor, params.id, occasionOf(facts, now())), actor),
  );

  return router;
}
