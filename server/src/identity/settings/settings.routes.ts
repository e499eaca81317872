import { settingsApi } from '@heyi/shared/identity/settings.api';
import type Router from '@koa/router';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { presentCurrentSettings, presentSettingsChanges } from './settings.presenter.ts';
import { listSettings, showSettings } from './settings.service.ts';

/** By what the machine decides, now and before. */
export function serveSettings(router: Router, { fieldEncryption }: Ports): void {
  serve(router, settingsApi.current, async ({ actor }) =>
    presentCurrentSettings(await showSettings(actor), actor, fieldEncryption),
  );

  serve(router, settingsApi.versions, async ({ actor, query }) => {
    const { items, nextCursor } = await listSettings(actor, query);
    return { items: await presentSettingsChanges(items, fieldEncryption), nextCursor };
  });
}
