import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { PageOf } from '../paging.ts';
import { HandChangeQuery, HandChangeView, Merge, Split, WithReason } from './changes.schema.ts';

export const changesApi = {
  merge: endpoint('POST', '/identity/merges', {
    summary: '人工合并：两位客户（或两个账户所属的客户）认定为同一人',
    audience: 'staff',
    body: Merge,
    status: 201,
    response: HandChangeView,
  }),
  split: endpoint('POST', '/identity/customers/:id/split', {
    summary: '人工拆分：把几个账户从客户里拆出，成为另一位客户，以后也不再自动合并',
    audience: 'staff',
    params: ById,
    body: Split,
    status: 201,
    response: HandChangeView,
  }),
  list: endpoint('GET', '/identity/changes', {
    summary: '人工做过的合并、拆分与核对，最新的在前',
    audience: 'staff',
    query: HandChangeQuery,
    response: PageOf(HandChangeView),
  }),
  show: endpoint('GET', '/identity/changes/:id', {
    summary: '一次人工合并、拆分或核对',
    audience: 'staff',
    params: ById,
    response: HandChangeView,
  }),
  undo: endpoint('POST', '/identity/changes/:id/undo', {
    summary: '撤销一次人工决定：账户各归原处，此后由系统重新判断',
    audience: 'staff',
    params: ById,
    body: WithReason,
    response: HandChangeView,
  }),
};
