import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';
import { attemptOutcomes, messageStates, messageWays, whyNots } from './delivery.ts';
import { type MessageKind, messageKindNames } from './message-kinds.ts';
import { QuietHours } from './quiet-hours.ts';
import { fieldProblem, TemplateField } from './template-map.ts';

const Kind = z.enum(messageKindNames as [MessageKind, ...MessageKind[]]);
const Appid = z.string().regex(/^wx[0-9a-f]{16}$/, 'AppID 应为 wx 开头的 18 位');
const TemplateId = z
  .string()
  .trim()
  .regex(/^[\w-]{10,64}$/, '应为微信后台里的模板 ID');

/** A message in somebody's own inbox. */
export const InboxMessageView = z.object({
  id: Id,
  kind: Kind,
  title: z.string(),
  text: z.string(),
  /** The mini-program's page that it leads to. */
  page: z.string(),
  at: Instant,
  isRead: z.boolean(),
});
export type InboxMessageView = z.infer<typeof InboxMessageView>;

/** `more`: there are more unread ones than were counted. */
export const UnreadCount = z.object({ unread: z.int(), more: z.boolean() });
export type UnreadCount = z.infer<typeof UnreadCount>;

/** What `wx.requestSubscribeMessage` answered for each template; `key` is made anew for each tap. */
export const AgreementAnswers = z.strictObject({
  key: z.string().regex(/^[\w-]{8,64}$/),
  answers: z
    .array(
      z.strictObject({
        templateId: TemplateId,
        answer: z.enum(['accept', 'reject', 'ban', 'filter']),
      }),
    )
    .min(1)
    .max(20),
});
export type AgreementAnswers = z.output<typeof AgreementAnswers>;

/** A template that the mini-program may ask agreement for, and how many agreements are left. */
export const OwnTemplateView = z.object({ kind: Kind, templateId: z.string(), left: z.int() });
export type OwnTemplateView = z.infer<typeof OwnTemplateView>;

export const AttemptView = z.object({
  way: z.enum(messageWays),
  appid: z.string(),
  at: Instant,
  outcome: z.enum(attemptOutcomes),
  why: z.enum(whyNots).nullable(),
  errcode: z.int().nullable(),
});
export type AttemptView = z.infer<typeof AttemptView>;

/** A message as staff see it. */
export const MessageView = z.object({
  id: Id,
  kind: Kind,
  to: z.enum(['customer', 'agent']),
  customerId: Id.nullable(),
  agentId: Id.nullable(),
  state: z.enum(messageStates),
  way: z.enum(messageWays).nullable(),
  text: z.string(),
  createdAt: Instant,
  /** When it is taken up next; null when it is settled. */
  dueAt: Instant.nullable(),
  expiresAt: Instant,
  waitsFor: z.enum(whyNots).nullable(),
  isRead: z.boolean(),
  attempts: z.array(AttemptView),
  /** Ways that were not open in the end; `way` is null when there was none at all. */
  closed: z.array(
    z.object({
      way: z.enum(messageWays).nullable(),
      appid: z.string().nullable(),
      why: z.enum(whyNots),
    }),
  ),
  can: z.object({ retry: z.boolean(), cancel: z.boolean() }),
});
export type MessageView = z.infer<typeof MessageView>;

export const MessagesQuery = Page.extend({
  kind: Kind.optional(),
  state: z.enum(messageStates).optional(),
  way: z.enum(messageWays).optional(),
  /** One of the apps that it was tried or sent by. */
  appid: Appid.optional(),
  customerId: Id.optional(),
});
export type MessagesQuery = z.output<typeof MessagesQuery>;

/** By which template an app sends a kind of message. */
export const NewMessageTemplate = z
  .strictObject({
    appid: Appid,
    kind: Kind,
    templateId: TemplateId,
    fields: z.array(TemplateField).min(1, '至少要有一个字段').max(10, '最多 10 个字段'),
  })
  .check(({ value, issues }) => {
    const seen = new Set<string>();
    for (const [at, field] of value.fields.entries()) {
      const message = seen.has(field.name) ? '这个字段已经写过' : fieldProblem(value.kind, field);
      seen.add(field.name);
      if (message) issues.push({ code: 'custom', input: value, path: ['fields', at], message });
    }
  });
export type NewMessageTemplate = z.output<typeof NewMessageTemplate>;

export const MessageTemplateView = z.object({
  id: Id,
  appid: z.string(),
  kind: Kind,
  templateId: z.string(),
  fields: z.array(TemplateField),
  updatedAt: Instant,
});
export type MessageTemplateView = z.infer<typeof MessageTemplateView>;

export const MessageSettings = z.strictObject({ quietHours: QuietHours.nullable() });
export type MessageSettings = z.output<typeof MessageSettings>;

/** An app that messages can be sent by. */
export const MessageAppView = z.object({
  appid: z.string(),
  name: z.string(),
  kind: z.enum(['public-account', 'mini-program']),
});

export const MessageSetupView = z.object({
  apps: z.array(MessageAppView),
  templates: z.array(MessageTemplateView),
  quietHours: QuietHours.nullable(),
  can: z.object({ edit: z.boolean() }),
});
export type MessageSetupView = z.infer<typeof MessageSetupView>;
