import type { Actor } from '@heyi/shared/actor';
import { wechatAppsApi } from '@heyi/shared/wechat/wechat-apps.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { healthOf } from './app-health.ts';
import { checkWechatApp } from './check-app.ts';
import { presentWechatApp } from './wechat-apps.presenter.ts';
import {
  addWechatApp,
  changeWechatApp,
  disableWechatApp,
  enableWechatApp,
  listWechatApps,
  type WechatApp,
} from './wechat-apps.service.ts';

export function wechatAppsRoutes(ports: Ports) {
  const { now, fieldEncryption } = ports;
  const router = new Router();
  const present = async (app: WechatApp, actor: Actor) =>
    presentWechatApp(app, (await healthOf([app], now()))(app), actor);

  serve(router, wechatAppsApi.list, async ({ actor }) => {
    const apps = await listWechatApps(actor);
    const health = await healthOf(apps, now());
    return { items: apps.map((app) => presentWechatApp(app, health(app), actor)) };
  });

  serve(router, wechatAppsApi.add, async ({ actor, body, ...facts }) =>
    present(await addWechatApp(actor, body, fieldEncryption, occasionOf(facts, now())), actor),
  );

  serve(router, wechatAppsApi.change, async ({ actor, params, body, ...facts }) =>
    present(
      await changeWechatApp(actor, params.id, body, fieldEncryption, occasionOf(facts, now())),
      actor,
    ),
  );

  serve(router, wechatAppsApi.check, async ({ actor, params }) =>
    present(await checkWechatApp(actor, params.id, ports), actor),
  );

  serve(router, wechatAppsApi.disable, async ({ actor, params, ...facts }) =>
    present(await disableWechatApp(actor, params.id, occasionOf(facts, now())), actor),
  );

  serve(router, wechatAppsApi.enable, async ({ actor, params, ...facts }) =>
    present(await enableWechatApp(actor, params.id, occasionOf(facts, now())), actor),
  );

  return router;
}
