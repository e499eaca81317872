import { disclosureApi } from '@heyi/shared/identity/disclosure.api';
import type Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { unmaskAccount } from './unmask.ts';

/** Sealed values in clear: all of one account, for a stated reason. */
export function serveDisclosure(router: Router, { now, fieldEncryption: encryption }: Ports): void {
  serve(router, disclosureApi.unmask, async ({ actor, params, body, ...facts }) =>
    unmaskAccount(actor, params.id, body.reason, occasionOf(facts, now()), encryption),
  );
}
