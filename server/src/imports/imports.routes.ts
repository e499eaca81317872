import { importsApi } from '@heyi/shared/imports/imports.api';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import { serveDownload } from '../http/serve-download.ts';
import { serveUpload } from '../http/serve-upload.ts';
import type { Ports } from '../ports/ports.ts';
import { presentDryRun } from './dry-run/dry-run.presenter.ts';
import { cancelDryRun, findDryRun, startDryRun } from './dry-run/dry-run.service.ts';
import { dropImport, startImport } from './held-imports.ts';
import { canImport } from './imports.policy.ts';
import { presentImport } from './imports.presenter.ts';
import { findImport, listImports, rejectedFile, uploadImport } from './imports.service.ts';
import { previewList } from './preview-list.ts';
import { listOnDisk } from './read-list/list-file.ts';

export function importsRoutes(ports: Ports) {
  const router = new Router();

  serveUpload(router, importsApi.create, canImport, async ({ actor, body, file, ...facts }) =>
    presentImport(
      await uploadImport(
        actor,
        {
          path: file.path,
          fileName: file.fileName,
          map: body.map,
          channel: body.channel ?? null,
          start: body.start,
        },
        ports,
        occasionOf(facts, ports.now()),
      ),
    ),
  );

  serveUpload(router, importsApi.preview, canImport, async ({ file }) =>
    previewList(listOnDisk(file.path, file.bytes), file.fileName),
  );

  serve(router, importsApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listImports(actor, query);
    return { items: items.map(presentImport), nextCursor };
  });

  serve(router, importsApi.show, async ({ actor, params }) =>
    presentImport(await findImport(actor, params.id)),
  );

  serve(router, importsApi.dryRun, async ({ actor, params, ...facts }) =>
    presentDryRun(
      await startDryRun(actor, params.id, ports.jobs, occasionOf(facts, ports.now())),
      ports.fieldEncryption,
    ),
  );

  serve(router, importsApi.showDryRun, async ({ actor, params }) =>
    presentDryRun(await findDryRun(actor, params.id), ports.fieldEncryption),
  );

  serve(router, importsApi.cancelDryRun, async ({ actor, params }) =>
    cancelDryRun(actor, params.id, ports.now()),
  );

  serve(router, importsApi.start, async ({ actor, params, ...facts }) =>
    presentImport(await startImport(actor, params.id, ports.jobs, occasionOf(facts, ports.now()))),
  );

  serve(router, importsApi.drop, async ({ actor, params, ...facts }) =>
    dropImport(actor, params.id, occasionOf(facts, ports.now())),
  );

  serveDownload(router, importsApi.rejected, async ({ actor, params, body, ...facts }) =>
    rejectedFile(
      actor,
      { id: params.id, reason: body.reason },
      ports,
      occasionOf(facts, ports.now()),
    ),
  );

  return router;
}
