import { must } from '@heyi/shared/errors';
import { settingsApi } from '@heyi/shared/identity/settings.api';
import type Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { presentSettingsChanges } from '../settings/settings.presenter.ts';
import { withBefore } from '../settings/settings.service.ts';
import { presentPreview, presentPreviewPairs, presentPreviews } from './previews.presenter.ts';
import {
  applyPreview,
  cancelPreview,
  findPreview,
  listPreviewPairs,
  listPreviews,
  startPreview,
} from './previews.service.ts';

/** Trials of other settings, and the way to put them in force. */
export function servePreviews(router: Router, { now, jobs, fieldEncryption }: Ports): void {
  serve(router, settingsApi.startPreview, async ({ actor, body, ...facts }) =>
    presentPreview(await startPreview(actor, body, jobs, occasionOf(facts, now())), actor),
  );

  serve(router, settingsApi.listPreviews, async ({ actor, query }) => {
    const { items, nextCursor } = await listPreviews(actor, query);
    return { items: await presentPreviews(items, actor), nextCursor };
  });

  serve(router, settingsApi.showPreview, async ({ actor, params }) =>
    presentPreview(await findPreview(actor, params.id), actor),
  );

  serve(router, settingsApi.previewPairs, async ({ actor, params, query }) => {
    const { items, nextCursor } = await listPreviewPairs(actor, params.id, query);
    return { items: await presentPreviewPairs(items, fieldEncryption), nextCursor };
  });

  serve(router, settingsApi.cancelPreview, async ({ actor, params, ...facts }) =>
    presentPreview(await cancelPreview(actor, params.id, occasionOf(facts, now())), actor),
  );

  serve(router, settingsApi.applyPreview, async ({ actor, params, body, ...facts }) => {
    const tools = { jobs, occasion: occasionOf(facts, now()), encryption: fieldEncryption };
    const applied = await applyPreview(actor, params.id, body.reason, tools);
    const [view] = await presentSettingsChanges([await withBefore(applied)], fieldEncryption);
    must(view, 'server.failed');
    return view;
  });
}
