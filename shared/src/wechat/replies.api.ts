import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { NewReplyRule, ReplyRuleView } from './replies.schema.ts';

export const repliesApi = {
  list: endpoint('GET', '/wechat/replies', {
    summary: '公众号自动回复的规则',
    audience: 'staff',
    response: z.object({ items: z.array(ReplyRuleView), can: z.object({ edit: z.boolean() }) }),
  }),
  add: endpoint('POST', '/wechat/replies', {
    summary: '添加一条自动回复',
    audience: 'staff',
    body: NewReplyRule,
    response: ReplyRuleView,
    status: 201,
  }),
  change: endpoint('PUT', '/wechat/replies/:id', {
    summary: '修改一条自动回复',
    audience: 'staff',
    params: ById,
    body: NewReplyRule,
    response: ReplyRuleView,
  }),
  delete: endpoint('DELETE', '/wechat/replies/:id', {
    summary: '删去一条自动回复',
    audience: 'staff',
    params: ById,
  }),
};
