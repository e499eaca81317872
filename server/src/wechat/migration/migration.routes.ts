import type { StaffActor } from '@heyi/shared/actor';
import { migrationApi } from '@heyi/shared/wechat/migration.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import { serveDownload } from '../../http/serve-download.ts';
import type { Ports } from '../../ports/ports.ts';
import { canMigrate } from './migration.policy.ts';
import { presentMigration, presentResult } from './migration.presenter.ts';
import {
  dropMigration,
  findMigration,
  listMigrations,
  type MigrationOfApps,
  planMigration,
  retryMigration,
  startMigration,
  tryMigration,
} from './migration.service.ts';
import { listResults, resultsFile } from './migration-results.ts';

export function migrationRoutes({ now, jobs, fieldEncryption }: Ports) {
  const router = new Router();
  const present = (found: MigrationOfApps, actor: StaffActor) =>
    presentMigration(found, actor, now());

  serve(router, migrationApi.list, async ({ actor }) => ({
    items: (await listMigrations(actor)).map((found) => present(found, actor)),
    can: { plan: canMigrate(actor) },
  }));

  serve(router, migrationApi.plan, async ({ actor, body, ...facts }) =>
    present(await planMigration(actor, body, occasionOf(facts, now())), actor),
  );

  serve(router, migrationApi.show, async ({ actor, params }) =>
    present(await findMigration(actor, params.id), actor),
  );

  serve(router, migrationApi.tryOut, async ({ actor, params, ...facts }) =>
    present(await tryMigration(actor, params.id, jobs, occasionOf(facts, now())), actor),
  );

  serve(router, migrationApi.start, async ({ actor, params, body, ...facts }) =>
    present(await startMigration(actor, params.id, body, jobs, occasionOf(facts, now())), actor),
  );

  serve(router, migrationApi.retry, async ({ actor, params, body, ...facts }) =>
    present(await retryMigration(actor, params.id, body, jobs, occasionOf(facts, now())), actor),
  );

  serve(router, migrationApi.drop, async ({ actor, params, ...facts }) =>
    dropMigration(actor, params.id, occasionOf(facts, now())),
  );

  serve(router, migrationApi.results, async ({ actor, params, query }) => {
    const { items, nextCursor } = await listResults(actor, params.id, query);
    return { items: items.map(presentResult), nextCursor };
  });

  serveDownload(router, migrationApi.file, async ({ actor, params, body, ...facts }) =>
    resultsFile(actor, params.id, body.reason, fieldEncryption, occasionOf(facts, now())),
  );

  return router;
}
