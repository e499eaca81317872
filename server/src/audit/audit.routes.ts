import { auditApi } from '@heyi/shared/audit/audit.api';
import Router from '@koa/router';
import { serve } from '../http/serve.ts';
import { presentAuditEntry } from './audit.presenter.ts';
import { listAudit } from './audit.service.ts';

export function auditRoutes() {
  const router = new Router();

  serve(router, auditApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listAudit(actor, query);
    return { items: items.map(presentAuditEntry), nextCursor };
  });

  return router;
}
