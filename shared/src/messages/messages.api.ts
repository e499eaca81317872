import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { PageOf } from '../paging.ts';
import {
  MessageSettings,
  MessageSetupView,
  MessagesQuery,
  MessageTemplateView,
  MessageView,
  NewMessageTemplate,
} from './messages.schema.ts';

/** The outbox, for staff. */
export const messagesApi = {
  list: endpoint('GET', '/messages', {
    summary: '发给客户与业务员的消息，新的在前，及每次尝试',
    audience: 'staff',
    query: MessagesQuery,
    response: PageOf(MessageView),
  }),
  retry: endpoint('POST', '/messages/:id/retry', {
    summary: '再试一次；可能已经送达的不会再发',
    audience: 'staff',
    params: ById,
    response: MessageView,
  }),
  cancel: endpoint('POST', '/messages/:id/cancel', {
    summary: '取消还没有发出的消息，收件箱里也不再显示',
    audience: 'staff',
    params: ById,
    response: MessageView,
  }),
  setup: endpoint('GET', '/messages/setup', {
    summary: '消息模板与免打扰时段',
    audience: 'staff',
    response: MessageSetupView,
  }),
  saveTemplate: endpoint('PUT', '/messages/templates', {
    summary: '设定某个公众号或小程序用哪个模板发某种消息',
    audience: 'staff',
    body: NewMessageTemplate,
    response: MessageTemplateView,
  }),
  deleteTemplate: endpoint('DELETE', '/messages/templates/:id', {
    summary: '不再用这个模板',
    audience: 'staff',
    params: ById,
  }),
  saveSettings: endpoint('PUT', '/messages/settings', {
    summary: '设定免打扰时段；空则随时可发',
    audience: 'staff',
    body: MessageSettings,
    response: MessageSettings,
  }),
};
