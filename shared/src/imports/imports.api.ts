import { download, endpoint, upload } from '../endpoint.ts';
import { WithReason } from '../identity/changes.schema.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import { DryRunView } from './dry-run.schema.ts';
import { ImportView, ListPreview, NewImport } from './imports.schema.ts';

const maxListBytes = 512 * 1024 * 1024;

export const importsApi = {
  preview: upload('/imports/preview', {
    summary: '看一份名单的表头、前几行（已遮盖）和各列可能的意思，不导入也不留存',
    audience: 'staff',
    maxBytes: maxListBytes,
    response: ListPreview,
    status: 200,
  }),
  create: upload('/imports', {
    summary: '上传一份渠道名单（CSV 或 XLSX）并开始导入',
    audience: 'staff',
    maxBytes: maxListBytes,
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
  dryRun: endpoint('POST', '/imports/:id/dry-run', {
    summary: '试算：这份名单如果导入，会怎样归并；不写入任何账户',
    audience: 'staff',
    params: ById,
    response: DryRunView,
    status: 202,
  }),
  showDryRun: endpoint('GET', '/imports/:id/dry-run', {
    summary: '试算的进度与结果（例子已遮盖）',
    audience: 'staff',
    params: ById,
    response: DryRunView,
  }),
  cancelDryRun: endpoint('DELETE', '/imports/:id/dry-run', {
    summary: '取消试算',
    audience: 'staff',
    params: ById,
  }),
  start: endpoint('POST', '/imports/:id/start', {
    summary: '开始导入一份已上传、还没有导入的名单',
    audience: 'staff',
    params: ById,
    response: ImportView,
    status: 202,
  }),
  drop: endpoint('DELETE', '/imports/:id', {
    summary: '放弃一份已上传、还没有导入的名单，删去文件',
    audience: 'staff',
    params: ById,
  }),
  rejected: download('/imports/:id/rejected', {
    summary: '被拒绝的行（行号、列、原因与原内容）；须写明用途，记入审计',
    audience: 'staff',
    params: ById,
    body: WithReason,
    mediaType: 'text/csv; charset=utf-8',
  }),
};
