import { menusApi } from '@heyi/shared/wechat/menus.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { presentMenu } from './menus.presenter.ts';
import { saveMenu, showMenu } from './menus.service.ts';
import { publishMenu, showLiveMenu } from './publish-menu.ts';

export function menusRoutes(ports: Ports) {
  const { now } = ports;
  const router = new Router();

  serve(router, menusApi.show, async ({ actor, params }) =>
    presentMenu(await showMenu(actor, params.id), actor),
  );

  serve(router, menusApi.save, async ({ actor, params, body, ...facts }) =>
    presentMenu(await saveMenu(actor, params.id, body, occasionOf(facts, now())), actor),
  );

  serve(router, menusApi.publish, async ({ actor, params, body, ...facts }) => {
    const tools = { ports, occasion: occasionOf(facts, now()) };
    return presentMenu(await publishMenu(actor, params.id, body.revision, tools), actor);
  });

  serve(router, menusApi.live, async ({ actor, params }) => showLiveMenu(actor, params.id, ports));

  return router;
}
