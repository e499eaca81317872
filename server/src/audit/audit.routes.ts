import { auditApi } from '@heyi/shared/audit/audit.api';
import Router from '@koa/router';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { presentAuditEntry } from './audit.presenter.ts';
import { listAudit } from './audit.service.ts';

export function auditRoutes({ fieldEncryption }: Ports) {
  const router = new Router();

  serve(router, auditApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listAudit(actor, query);
    return { items: items.map((entry) => presentAuditEntry(entry, fieldEncryption)), nextCursor };
  });

  return router;
}
