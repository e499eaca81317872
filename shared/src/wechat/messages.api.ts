import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { PageOf } from '../paging.ts';
import { ReceivedCounts, ReceivedMessageView, ReceivedQuery } from './messages.schema.ts';

export const receivedMessagesApi = {
  list: endpoint('GET', '/wechat/received', {
    summary: '微信发来的消息与事件，及其处理结果；新的在前',
    audience: 'staff',
    query: ReceivedQuery,
    response: PageOf(ReceivedMessageView),
  }),
  counts: endpoint('GET', '/wechat/received/counts', {
    summary: '等待处理与处理失败的消息数',
    audience: 'staff',
    response: ReceivedCounts,
  }),
  retry: endpoint('POST', '/wechat/received/:id/retry', {
    summary: '再处理一次失败的消息',
    audience: 'staff',
    params: ById,
    response: ReceivedMessageView,
  }),
  retryAll: endpoint('POST', '/wechat/received/retry', {
    summary: '再处理一次所有失败的消息',
    audience: 'staff',
    response: z.object({ queued: z.int() }),
  }),
};
