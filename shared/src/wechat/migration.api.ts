import * as z from 'zod';
import { download, endpoint } from '../endpoint.ts';
import { WithReason } from '../identity/changes.schema.ts';
import { ById } from '../ids.ts';
import {
  MigrationResults,
  MigrationResultsQuery,
  MigrationView,
  NewMigration,
  RetryMigration,
  StartMigration,
} from './migration.schema.ts';

export const migrationApi = {
  list: endpoint('GET', '/wechat/migrations', {
    summary: '公众号迁移，最新的在前',
    audience: 'staff',
    response: z.object({ items: z.array(MigrationView), can: z.object({ plan: z.boolean() }) }),
  }),
  plan: endpoint('POST', '/wechat/migrations', {
    summary: '登记一次迁移：原公众号、目标公众号、微信批准的时间',
    audience: 'staff',
    body: NewMigration,
    response: MigrationView,
    status: 201,
  }),
  show: endpoint('GET', '/wechat/migrations/:id', {
    summary: '一次迁移的进度、期限与结果',
    audience: 'staff',
    params: ById,
    response: MigrationView,
  }),
  tryOut: endpoint('POST', '/wechat/migrations/:id/dry-run', {
    summary: '试算：检查条件，按已知情况估计结果，不作任何改动',
    audience: 'staff',
    params: ById,
    response: MigrationView,
    status: 202,
  }),
  start: endpoint('POST', '/wechat/migrations/:id/start', {
    summary: '开始转换，或从停下的地方继续',
    audience: 'staff',
    params: ById,
    body: StartMigration,
    response: MigrationView,
    status: 202,
  }),
  retry: endpoint('POST', '/wechat/migrations/:id/retry', {
    summary: '重新转换没有成功的粉丝',
    audience: 'staff',
    params: ById,
    body: RetryMigration,
    response: MigrationView,
    status: 202,
  }),
  drop: endpoint('DELETE', '/wechat/migrations/:id', {
    summary: '删去一次还没有开始的迁移',
    audience: 'staff',
    params: ById,
  }),
  results: endpoint('GET', '/wechat/migrations/:id/results', {
    summary: '每位粉丝的转换结果，openid 已掩码',
    audience: 'staff',
    params: ById,
    query: MigrationResultsQuery,
    response: MigrationResults,
  }),
  file: download('/wechat/migrations/:id/results/file', {
    summary: '下载全部转换结果（完整 openid，记入审计）',
    audience: 'staff',
    params: ById,
    body: WithReason,
    mediaType: 'text/csv; charset=utf-8',
  }),
};
