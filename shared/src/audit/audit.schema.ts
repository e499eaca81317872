import * as z from 'zod';
import { audiences } from '../actor.ts';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';

export const auditActions = [
  'auth.signed_in',
  'auth.sign_in_failed',
  'auth.sign_in_locked',
  'auth.signed_out',
  'auth.session_ended',
  'auth.all_sessions_ended',
  'auth.refresh_token_reused',
  'agent.created',
  'agent.imported',
  'agent.changed',
  'agent.disabled',
  'agent.enabled',
  'agent.bound',
  'agent.unbound',
  'agent.binding_failed',
  'agent.handover_asked',
  'agent.handover_approved',
  'agent.handover_refused',
  'partner.created',
  'me.mobile_verified',
  'me.real_name_bound',
  'me.real_name_failed',
  'consent_text.added',
  'consent_text.changed',
  'consent_text.published',
  'staff.created',
  'staff.roles_changed',
  'staff.disabled',
  'staff.enabled',
  'staff.password_reset',
  'staff.password_changed',
  'import.uploaded',
  'import.dry_run',
  'import.started',
  'import.dropped',
  'import.rejected_downloaded',
  'column_map.saved',
  'column_map.renamed',
  'column_map.deleted',
  'identity.unmasked',
  'identity.merged',
  'identity.split',
  'identity.review_decided',
  'identity.change_undone',
  'identity.run_queued',
  'identity.account_taken',
  'keys.rotated',
  'keys.retired',
  'wechat_app.added',
  'wechat_app.changed',
  'wechat_app.disabled',
  'wechat_app.enabled',
  'identity.preview_started',
  'identity.preview_cancelled',
  'identity.settings_changed',
  'identity.model_downloaded',
  'hot_value.added',
  'hot_value.released',
  'hot_value.undone',
  'hot_value.unmasked',
  'wechat_menu.saved',
  'wechat_menu.published',
  'wechat_code.made',
  'wechat_code.renewed',
  'wechat_code.changed',
  'wechat_message.retried',
  'wechat_reply.added',
  'wechat_reply.changed',
  'wechat_reply.deleted',
  'wechat_hours.saved',
  'message.retried',
  'message.cancelled',
  'message_template.saved',
  'message_template.deleted',
  'message_settings.saved',
  'wechat_followers.pulled',
  'wechat_migration.planned',
  'wechat_migration.tried',
  'wechat_migration.started',
  'wechat_migration.retried',
  'wechat_migration.dropped',
  'wechat_migration.downloaded',
  'wechat_tags.ordered',
  'wechat_tags.flowed',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditTargets = [
  'staff',
  'agent',
  'partner',
  'consent-text',
  'session',
  'account',
  'customer',
  'change',
  'import',
  'column-map',
  'wechat-app',
  'preview',
  'settings',
  'model',
  'hot-value',
  'wechat-reply',
  'message',
  'message-template',
  'wechat-message',
  'wechat-code',
  'wechat-migration',
] as const;

/** Facts about what was done; never personal data. */
export const AuditDetails = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);
export type AuditDetails = z.infer<typeof AuditDetails>;

/** Who did what to whom, when and from where; written once, never changed. */
export const AuditEntryView = z.object({
  id: Id,
  at: Instant,
  action: z.enum(auditActions),
  /** `name` is a staff member's username. */
  actor: z.object({
    audience: z.enum([...audiences, 'machine']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  target: z.object({ type: z.enum(auditTargets), id: z.string() }).nullable(),
  details: AuditDetails,
  requestId: z.string().nullable(),
  address: z.string().nullable(),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;

export const AuditQuery = Page.extend({
  action: z.enum(auditActions).optional(),
  actorId: Id.optional(),
  targetId: Id.optional(),
  /** From this moment on. */
  from: Instant.optional(),
  /** Before this moment. */
  to: Instant.optional(),
});
export type AuditQuery = z.output<typeof AuditQuery>;
