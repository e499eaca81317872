import * as z from 'zod';

/** Every way a request can fail, with the HTTP status it answers. Modules add their own lines. */
export const errorStatus = {
  'input.invalid': 400,
  'input.malformed': 400,
  'input.too_large': 413,
  'input.unsupported_media': 415,
  'auth.required': 401,
  'auth.expired': 401,
  'auth.wrong_credentials': 401,
  'auth.session_ended': 401,
  'auth.forbidden': 403,
  'auth.locked': 429,
  'auth.session_not_found': 404,
  'auth.blocked': 403,
  'block.exists': 409,
  'block.not_found': 404,
  'auth.wechat_code_invalid': 401,
  'auth.wechat_code_used': 401,
  'auth.wechat_risk': 403,
  'limit.used_up': 429,
  'mobile.code_invalid': 400,
  'real_name.no_match': 409,
  'real_name.bound': 409,
  'agent.not_found': 404,
  'agent.code_taken': 409,
  'agent.no_match': 409,
  'agent.not_bound': 409,
  'agent.mobile_not_confirmed': 409,
  'agent.wechat_taken': 409,
  'agent.handover_waiting': 409,
  'agent.handover_not_found': 404,
  'partner.not_found': 404,
  'partner.name_taken': 409,
  'consent.required': 403,
  'consent.no_text': 409,
  'consent.text_changed': 409,
  'consent_text.not_found': 404,
  'consent_text.published': 409,
  'consent_text.overtaken': 409,
  'consent_text.taken': 409,
  'auth.not_signed': 401,
  'auth.clock_skew': 401,
  'auth.replayed': 401,
  'http.not_found': 404,
  'http.method_not_allowed': 405,
  'http.rate_limited': 429,
  'http.timed_out': 408,
  'admin.not_built': 404,
  'staff.not_found': 404,
  'staff.username_taken': 409,
  'staff.wrong_password': 409,
  'staff.weak_password': 400,
  'staff.not_yourself': 409,
  'import.not_found': 404,
  'import.begun': 409,
  'dry_run.not_found': 404,
  'column_map.not_found': 404,
  'column_map.name_taken': 409,
  'customer.not_found': 404,
  'account.not_found': 404,
  'identity.same_account': 400,
  'identity.not_resolved': 409,
  'identity.busy': 409,
  'identity.same_customer': 409,
  'identity.other_customer': 409,
  'identity.nothing_left': 409,
  'identity.decided_apart': 409,
  'run.not_found': 404,
  'model.not_found': 404,
  'model.outdated': 409,
  'settings.changed': 409,
  'preview.not_found': 404,
  'preview.not_done': 409,
  'preview.ended': 409,
  'hot_value.not_found': 404,
  'hot_value.unreadable': 400,
  'hot_value.listed': 409,
  'hot_value.decided': 409,
  'hot_value.decision_not_found': 404,
  'hot_value.undone': 409,
  'change.not_found': 404,
  'change.undone': 409,
  'change.overtaken': 409,
  'review.not_found': 404,
  'review.decided': 409,
  'review.claimed': 409,
  'wechat_app.not_found': 404,
  'wechat_app.taken': 409,
  'wechat_app.no_account': 409,
  'wechat_app.no_followers': 409,
  'wechat_app.disabled': 409,
  'wechat_app.wrong_credentials': 409,
  'wechat.not_signed': 401,
  'wechat.malformed': 400,
  'menu.no_account': 409,
  'menu.changed': 409,
  'menu.problems': 409,
  'code.not_found': 404,
  'code.too_many': 409,
  'code.too_many_of_one': 409,
  'code.wrong_app': 409,
  'code.no_picture': 409,
  'wechat_message.not_found': 404,
  'wechat_message.not_failed': 409,
  'wechat_reply.not_found': 404,
  'wechat_reply.taken': 409,
  'migration.not_found': 404,
  'migration.taken': 409,
  'migration.not_tried': 409,
  'migration.blocked': 409,
  'migration.careful': 409,
  'migration.over': 409,
  'migration.busy': 409,
  'migration.begun': 409,
  'text.risky': 400,
  'message.not_found': 404,
  'message.settled': 409,
  'message_template.not_found': 404,
  'wechat.refused': 502,
  'wechat.unreachable': 503,
  'wechat.quota_used': 503,
  'wechat.too_often': 503,
  'policy.not_found': 404,
  'policy.real_name_required': 403,
  'core_system.not_found': 404,
  'core_system.taken': 409,
  'server.failed': 500,
  'server.not_ready': 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

/** The body of every answer that is not a success; `requestId` finds it in the server's log. */
export const ErrorEnvelope = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    details: z.unknown().optional(),
  }),
});
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>;

/** One thing wrong with a request: `details` of `input.invalid` is a list of these. */
export const InputProblem = z.object({
  in: z.enum(['params', 'query', 'body', 'file']),
  path: z.string(),
  message: z.string(),
});
export type InputProblem = z.infer<typeof InputProblem>;

/** `details` of `limit.used_up`: when to try again. */
export const UsedUpDetails = z.object({
  retryAfterSeconds: z.int().positive(),
  retryAt: z.iso.datetime(),
});
export type UsedUpDetails = z.infer<typeof UsedUpDetails>;

/** A failure that the client is told about: `details` goes over the wire, `cause` only into the log. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, details?: unknown, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.details = details;
  }
}

/** Throws the named error unless the value is there. */
export function must<T>(
  value: T,
  code: ErrorCode,
  details?: unknown,
): asserts value is Exclude<T, null | undefined | false> {
  if (value === null || value === undefined || value === false) throw new AppError(code, details);
}
