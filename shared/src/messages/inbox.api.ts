import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import {
  AgreementAnswers,
  InboxMessageView,
  OwnTemplateView,
  UnreadCount,
} from './messages.schema.ts';

const audience = ['customer', 'agent'] as const;

/** Everybody's own messages; an agent's are apart from those of the customer who they are too. */
export const inboxApi = {
  list: endpoint('GET', '/me/messages', {
    summary: '我的消息，新的在前',
    audience,
    query: Page,
    response: PageOf(InboxMessageView),
  }),
  unread: endpoint('GET', '/me/messages/unread', {
    summary: '未读消息数，最多数到 99',
    audience,
    response: UnreadCount,
  }),
  read: endpoint('POST', '/me/messages/:id/read', {
    summary: '标为已读',
    audience,
    params: ById,
    response: InboxMessageView,
  }),
  readAll: endpoint('POST', '/me/messages/read', {
    summary: '全部标为已读',
    audience,
    response: UnreadCount,
  }),
  templates: endpoint('GET', '/me/agreements', {
    summary: '可以请我同意的订阅消息，及还剩几次',
    audience,
    response: z.object({ items: z.array(OwnTemplateView) }),
  }),
  agree: endpoint('POST', '/me/agreements', {
    summary: '记下订阅消息的选择；同意一次可收一条',
    audience,
    body: AgreementAnswers,
    response: z.object({ items: z.array(OwnTemplateView) }),
  }),
};
