import { identityApi } from '@heyi/shared/identity/identity.api';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { serveHandChanges } from './by-hand/hand-changes.routes.ts';
import { serveDisclosure } from './disclosure/disclosure.routes.ts';
import { serveHotValues } from './hot-values/hot-values.routes.ts';
import {
  presentAccount,
  presentCustomer,
  presentCustomerDetail,
  presentEvidence,
  presentOverview,
  presentRun,
} from './identity.presenter.ts';
import {
  explainAccounts,
  findCustomer,
  identityOverview,
  listRuns,
  searchAccounts,
  searchCustomers,
  startResolution,
} from './identity.service.ts';
import { serveModels } from './models/models.routes.ts';
import { servePreviews } from './previews/previews.routes.ts';
import { serveAccounts } from './resolve-one/accounts.routes.ts';
import { serveReview } from './review/review.routes.ts';
import { serveSettings } from './settings/settings.routes.ts';

export function identityRoutes(ports: Ports) {
  const { now, fieldEncryption, jobs } = ports;
  const router = new Router();

  serve(router, identityApi.overview, async ({ actor }) =>
    presentOverview(await identityOverview(actor)),
  );

  serve(router, identityApi.searchAccounts, async ({ actor, body }) => {
    const { items, nextCursor } = await searchAccounts(actor, body, fieldEncryption);
    return { items: items.map((account) => presentAccount(account, fieldEncryption)), nextCursor };
  });

  serve(router, identityApi.searchCustomers, async ({ actor, body }) => {
    const { items, nextCursor } = await searchCustomers(actor, body, fieldEncryption);
    return {
      items: items.map((customer) => presentCustomer(customer, fieldEncryption)),
      nextCursor,
    };
  });

  serve(router, identityApi.showCustomer, async ({ actor, params }) =>
    presentCustomerDetail(await findCustomer(actor, params.id), actor, fieldEncryption),
  );

  serve(router, identityApi.explainAccounts, async ({ actor, params }) =>
    presentEvidence(
      await explainAccounts(actor, params.id, params.otherId, fieldEncryption),
      fieldEncryption,
    ),
  );

  serve(router, identityApi.startRun, async ({ actor, ...facts }) => {
    await startResolution(actor, jobs, occasionOf(facts, now()));
    return { queued: true as const };
  });

  serve(router, identityApi.listRuns, async ({ actor, query }) => {
    const { items, nextCursor } = await listRuns(actor, query);
    return { items: items.map(presentRun), nextCursor };
  });

  serveHandChanges(router, ports);
  serveAccounts(router, ports);
  serveReview(router, ports);
  serveDisclosure(router, ports);
  serveHotValues(router, ports);
  serveSettings(router, ports);
  serveModels(router, ports);
  servePreviews(router, ports);

  return router;
}
