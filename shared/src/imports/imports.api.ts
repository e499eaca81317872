import { download, endpoint, upload } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import { ImportView, NewImport } from './imports.schema.ts';

export const importsApi = {
  create: upload('/imports', {
    summary: '上传一份渠道名单（CSV）并开始导入',
    audience: 'staff',
    maxBytes: 512 * 1024 * 1024,
    body: NewImport,
    response: ImportView,
  }),
  list: endpoint('GET', '/imports', {
    summary: '历次导入及其进度',
    audience: 'staff',
    query: Page,
    response: PageOf(ImportView),
  }),
  show: endpoint('GET', '/imports/:id', {
    summary: '一次导入的进度与结果',
    audience: 'staff',
    params: ById,
    response: ImportView,
  }),
  rejected: download('/imports/:id/rejected', {
    summary: '被拒绝的行（行号、列、原因）',
    audience: 'staff',
    params: ById,
    mediaType: 'text/csv; charset=utf-8',
  }),
};
