import { Readable } from 'node:stream';
import { modelsApi } from '@heyi/shared/identity/models.api';
import type Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import { serveDownload } from '../../http/serve-download.ts';
import type { Ports } from '../../ports/ports.ts';
import { presentModel, presentModelFile, presentModelSummary } from './models.presenter.ts';
import { findModel, listModels, takeModel } from './models.service.ts';

/** What the engine learned, run by run. */
export function serveModels(router: Router, { now, fieldEncryption }: Ports): void {
  serve(router, modelsApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listModels(actor, query);
    return { items: items.map(presentModelSummary), nextCursor };
  });

  serve(router, modelsApi.show, async ({ actor, params }) =>
    presentModel(await findModel(actor, params.id), actor, fieldEncryption),
  );

  serveDownload(router, modelsApi.file, async ({ actor, params, ...facts }) => {
    const model = await takeModel(actor, params.id, occasionOf(facts, now()));
    return {
      fileName: `模型-${model.version}.json`,
      content: Readable.from(Buffer.from(presentModelFile(model, fieldEncryption), 'utf8')),
    };
  });
}
