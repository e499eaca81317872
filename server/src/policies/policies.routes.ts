import { shanghaiDate } from '@heyi/shared/dates';
import { policiesApi } from '@heyi/shared/policies/policies.api';
import Router from '@koa/router';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { presentPolicy, presentPolicyDetail } from './policies.presenter.ts';
import { findOwnPolicy, listOwnPolicies, listPoliciesOf } from './policies.service.ts';
import { overviewOf } from './policy-overview.ts';
import { pushPolicies } from './push-policies.ts';

export function policiesRoutes(ports: Ports) {
  const { now, fieldEncryption } = ports;
  const router = new Router();
  const today = () => shanghaiDate(now());

  serve(router, policiesApi.push, async ({ body, log }) => ({
    results: await pushPolicies(body.policies, ports, log),
  }));

  serve(router, policiesApi.list, async ({ actor }) => {
    const policies = await listOwnPolicies(actor, fieldEncryption);
    return { items: policies.map((own) => presentPolicy(own, today())) };
  });

  serve(router, policiesApi.overview, async ({ actor }) =>
    overviewOf(await listOwnPolicies(actor, fieldEncryption), today()),
  );

  serve(router, policiesApi.show, async ({ actor, params }) =>
    presentPolicyDetail(await findOwnPolicy(actor, params.id, fieldEncryption), today()),
  );

  serve(router, policiesApi.listOfCustomer, async ({ actor, params }) => {
    const policies = await listPoliciesOf(actor, params.id, fieldEncryption);
    return { items: policies.map((own) => presentPolicy(own, today())) };
  });

  return router;
}
