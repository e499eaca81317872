import { endpoint } from '../endpoint.ts';
import { PageOf } from '../paging.ts';
import { AuditEntryView, AuditQuery } from './audit.schema.ts';

export const auditApi = {
  list: endpoint('GET', '/audit', {
    summary: '审计记录：何人何时对何物做了何事，最新的在前',
    audience: 'staff',
    query: AuditQuery,
    response: PageOf(AuditEntryView),
  }),
};
