import { accountsApi } from '@heyi/shared/identity/accounts.api';
import type Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { takeAccount } from './take-account.ts';
import { presentTakenAccount } from './taken-account.presenter.ts';

export function serveAccounts(router: Router, ports: Ports): void {
  serve(router, accountsApi.take, async ({ actor, body, ...facts }) =>
    presentTakenAccount(
      await takeAccount(actor, body, occasionOf(facts, ports.now()), ports),
      ports.fieldEncryption,
    ),
  );
}
