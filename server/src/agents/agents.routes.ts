import type { Actor } from '@heyi/shared/actor';
import { agentsApi } from '@heyi/shared/agents/agents.api';
import { must } from '@heyi/shared/errors';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import { serveUpload } from '../http/serve-upload.ts';
import { listOnDisk } from '../imports/read-list/list-file.ts';
import { partnerNames } from '../partners/partners.service.ts';
import type { Ports } from '../ports/ports.ts';
import { type Agent, findActiveAgent } from './agent-accounts.ts';
import { canManageAgents } from './agents.policy.ts';
import { presentAgent, presentAgentMe, presentHandover } from './agents.presenter.ts';
import {
  changeAgent,
  createAgent,
  disableAgent,
  enableAgent,
  findAgent,
  listAgents,
  unbindAgent,
} from './agents.service.ts';
import { bindAgent } from './bind-agent.ts';
import { decideHandover, handoverOf, listHandovers } from './handovers.service.ts';
import { importAgents } from './import-agents.ts';

export function agentsRoutes({ now, fieldEncryption: encryption }: Ports) {
  const router = new Router();
  const withPartners = async (agents: readonly Agent[]) => ({
    encryption,
    partners: await partnerNames(agents.map(({ partnerId }) => partnerId)),
  });
  const present = async (agent: Agent, actor: Actor) =>
    presentAgent(agent, await withPartners([agent]), actor);

  serve(router, agentsApi.me, async ({ actor }) => {
    const agent = await findActiveAgent(actor.id);
    must(agent, 'auth.session_ended');
    return presentAgentMe(agent, await handoverOf(agent), await withPartners([agent]));
  });

  serve(router, agentsApi.bind, async ({ actor, body, ...facts }) =>
    bindAgent(actor, body, occasionOf(facts, now()), encryption),
  );

  serve(router, agentsApi.handovers, async ({ actor }) => {
    const waiting = await listHandovers(actor);
    return { items: waiting.map((one) => presentHandover(one, encryption)) };
  });

  serve(router, agentsApi.decideHandover, async ({ actor, params, body, ...facts }) =>
    decideHandover(actor, params.id, body, occasionOf(facts, now())),
  );

  serve(router, agentsApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listAgents(actor, query);
    const tools = await withPartners(items);
    return { items: items.map((agent) => presentAgent(agent, tools, actor)), nextCursor };
  });

  serve(router, agentsApi.create, async ({ actor, body, ...facts }) =>
    present(await createAgent(actor, body, occasionOf(facts, now()), encryption), actor),
  );

  serveUpload(router, agentsApi.import, canManageAgents, async ({ actor, file, ...facts }) => {
    const list = { file: listOnDisk(file.path, file.bytes), fileName: file.fileName };
    return importAgents(actor, list, occasionOf(facts, now()), encryption);
  });

  serve(router, agentsApi.show, async ({ actor, params }) =>
    present(await findAgent(actor, params.id), actor),
  );

  serve(router, agentsApi.change, async ({ actor, params, body, ...facts }) =>
    present(await changeAgent(actor, params.id, body, occasionOf(facts, now()), encryption), actor),
  );

  serve(router, agentsApi.disable, async ({ actor, params, body, ...facts }) => {
    const why = { ...body, encryption };
    return present(await disableAgent(actor, params.id, why, occasionOf(facts, now())), actor);
  });

  serve(router, agentsApi.enable, async ({ actor, params, ...facts }) =>
    present(await enableAgent(actor, params.id, occasionOf(facts, now())), actor),
  );

  serve(router, agentsApi.unbind, async ({ actor, params, body, ...facts }) => {
    const why = { ...body, encryption };
    return present(await unbindAgent(actor, params.id, why, occasionOf(facts, now())), actor);
  });

  return router;
}
