import { disclosureApi } from '@heyi/shared/identity/disclosure.api';
import type Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { listHotValues } from './hot-value-list.ts';
import { unmaskAccount } from './unmask.ts';

/** What is shown of sealed values: all of one account for a stated reason, hot values masked. */
export function serveDisclosure(router: Router, { now, fieldEncryption: encryption }: Ports): void {
  serve(router, disclosureApi.unmask, async ({ actor, params, body, ...facts }) =>
    unmaskAccount(actor, params.id, body.reason, occasionOf(facts, now()), encryption),
  );

  serve(router, disclosureApi.hotValues, async ({ actor, query }) =>
    listHotValues(actor, query, encryption),
  );
}
