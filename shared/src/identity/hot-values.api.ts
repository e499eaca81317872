import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import { WithReason } from './changes.schema.ts';
import {
  HotValueDecisionView,
  HotValueQuery,
  HotValueView,
  NewHotValue,
  UnmaskedHotValue,
} from './hot-values.schema.ts';

export const hotValuesApi = {
  list: endpoint('GET', '/identity/hot-values', {
    summary: '一次识别里太多人共用、不作证据的值（如代理人自己的手机号），用得最多的在前',
    audience: 'staff',
    query: HotValueQuery,
    response: PageOf(HotValueView),
  }),
  add: endpoint('POST', '/identity/hot-values', {
    summary: '加入一个不作证据的值（如已知的业务员手机号），从下一次识别起生效',
    audience: 'staff',
    body: NewHotValue,
    status: 201,
    response: HotValueDecisionView,
  }),
  release: endpoint('POST', '/identity/hot-values/:id/release', {
    summary: '放行一个值：共用的人虽多，仍作证据，从下一次识别起生效',
    audience: 'staff',
    params: ById,
    body: WithReason,
    status: 201,
    response: HotValueDecisionView,
  }),
  unmask: endpoint('POST', '/identity/hot-values/:id/unmasked', {
    summary: '查看一个完整的值：须写明理由，并记入审计',
    audience: 'staff',
    params: ById,
    body: WithReason,
    response: UnmaskedHotValue,
  }),
  decisions: endpoint('GET', '/identity/hot-value-decisions', {
    summary: '人工加入或放行过的值，最新的在前',
    audience: 'staff',
    query: Page,
    response: PageOf(HotValueDecisionView),
  }),
  undo: endpoint('POST', '/identity/hot-value-decisions/:id/undo', {
    summary: '撤销一次加入或放行，从下一次识别起生效',
    audience: 'staff',
    params: ById,
    body: WithReason,
    response: HotValueDecisionView,
  }),
};
