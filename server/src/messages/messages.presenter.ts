import type { Actor } from '@heyi/shared/actor';
import { messageKinds } from '@heyi/shared/messages/message-kinds';
import { messageText } from '@heyi/shared/messages/message-text';
import type {
  InboxMessageView,
  MessageSetupView,
  MessageTemplateView,
  MessageView,
} from '@heyi/shared/messages/messages.schema';
import type { FieldEncryption } from '../database/field-encryption.ts';
import type { Message } from './message.model.ts';
import { valuesOf } from './message-content.ts';
import type { MessageTemplate } from './message-template.model.ts';
import { canCancel, canRetry, canSetMessages } from './messages.policy.ts';
import type { MessageSetup } from './templates.service.ts';

export const presentInboxMessage = (
  message: Message,
  encryption: FieldEncryption,
): InboxMessageView => ({
  id: message._id.toHexString(),
  kind: message.kind,
  title: messageKinds[message.kind].name,
  text: messageText(message.kind, valuesOf(message, encryption)),
  page: messageKinds[message.kind].page,
  at: message.visibleAt.toISOString(),
  isRead: message.readAt !== null,
});

export const presentMessage = (
  message: Message,
  actor: Actor,
  encryption: FieldEncryption,
): MessageView => ({
  id: message._id.toHexString(),
  kind: message.kind,
  to: messageKinds[message.kind].to,
  customerId: message.customerId?.toHexString() ?? null,
  agentId: message.agentId?.toHexString() ?? null,
  state: message.state,
  way: message.way,
  text: messageText(message.kind, valuesOf(message, encryption)),
  createdAt: message.createdAt.toISOString(),
  dueAt: message.state === 'waiting' ? message.dueAt.toISOString() : null,
  expiresAt: message.expiresAt.toISOString(),
  waitsFor: message.waitsFor,
  isRead: message.readAt !== null,
  attempts: message.attempts.map(({ way, appid, at, outcome, why, errcode }) => ({
    ...{ way, appid, outcome, why, errcode },
    at: at.toISOString(),
  })),
  closed: message.closed.map(({ way, appid, why }) => ({ way, appid, why })),
  can: { retry: canRetry(actor, message), cancel: canCancel(actor, message) },
});

export const presentTemplate = (template: MessageTemplate): MessageTemplateView => ({
  id: template._id.toHexString(),
  appid: template.appid,
  kind: template.kind,
  templateId: template.templateId,
  fields: template.fields.map(({ name, from, text }) => ({ name, from, text })),
  updatedAt: template.updatedAt.toISOString(),
});

export const presentSetup = (
  { apps, templates, quietHours }: MessageSetup,
  actor: Actor,
): MessageSetupView => ({
  apps: apps.map(({ appid, name, kind }) => ({ appid, name, kind })),
  templates: templates.map(presentTemplate),
  quietHours: quietHours && { from: quietHours.from, to: quietHours.to },
  can: { edit: canSetMessages(actor) },
});
