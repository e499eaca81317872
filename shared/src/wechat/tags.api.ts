import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { TagOrder, TagsView } from './tags.schema.ts';

export const tagsApi = {
  show: endpoint('GET', '/wechat/tags', {
    summary: '各公众号的标签、同步到公众号的标签及其结果',
    audience: 'staff',
    response: TagsView,
  }),
  order: endpoint('PUT', '/wechat/tags/order', {
    summary: '选定同步到公众号的标签，重要的在前',
    audience: 'staff',
    body: TagOrder,
    response: TagsView,
  }),
  flow: endpoint('POST', '/wechat/apps/:id/tags/flow', {
    summary: '把选定的标签同步到一个公众号；正在同步时不另起一次',
    audience: 'staff',
    params: ById,
    response: TagsView,
    status: 202,
  }),
};
