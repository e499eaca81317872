import type { CustomerActor } from '@heyi/shared/actor';
import { meApi } from '@heyi/shared/me/me.api';
import Router from '@koa/router';
import { agentHatOf } from '../agents/agent-accounts.ts';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import { ownedAccount } from '../identity/owned-account.ts';
import type { Ports } from '../ports/ports.ts';
import { presentMe, presentPolicies } from './me.presenter.ts';
import { setMobile } from './mobile.service.ts';
import { myPolicies } from './my-policies.service.ts';
import { bindRealName } from './real-name.service.ts';

export function meRoutes(ports: Ports) {
  const { now, fieldEncryption } = ports;
  const router = new Router();
  const presentOwn = async ({ id, accountId }: CustomerActor) => {
    const [owned, hat] = await Promise.all([
      ownedAccount(accountId, fieldEncryption),
      agentHatOf(accountId),
    ]);
    return presentMe(owned, hat, id);
  };

  serve(router, meApi.show, async ({ actor }) => presentOwn(actor));

  serve(router, meApi.setMobile, async ({ actor, body, ...facts }) => {
    await setMobile(actor, body.code, occasionOf(facts, now()), ports);
    return presentOwn(actor);
  });

  serve(router, meApi.bindRealName, async ({ actor, body, ...facts }) => {
    const { requestId, address } = facts;
    await bindRealName(actor, body, { at: now(), requestId, address }, ports);
    return presentOwn(actor);
  });

  serve(router, meApi.policies, async ({ actor }) =>
    presentPolicies(await myPolicies(actor, ports)),
  );

  return router;
}
