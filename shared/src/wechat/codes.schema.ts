import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';

/** A QR code of a public account, good for up to 30 days or for ever, or a code of a mini-program. */
export const codeKinds = ['temporary', 'permanent', 'mini-program'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** For whom people come by it. */
export const codeOwners = ['agent', 'activity', 'branch'] as const;
export type CodeOwner = (typeof codeOwners)[number];

/** As WeChat has them. */
export const codeLimits = {
  temporaryDays: 30,
  permanent: 100_000,
  scene: 64,
  miniScene: 32,
} as const;

export const NewCode = z
  .strictObject({
    appid: z.string().max(32),
    kind: z.enum(codeKinds),
    owner: z.enum(codeOwners),
    /** The agent's, activity's or branch's own code; part of the scene. */
    ownerCode: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9_-]{1,20}$/, '编号应为 1 到 20 位字母、数字、- 或 _'),
    label: z.string().trim().min(1, '请写用途').max(40, '最多 40 个字'),
    /** Of a temporary one. */
    days: z
      .int('请写整天数')
      .min(1, '至少 1 天')
      .max(codeLimits.temporaryDays, '临时二维码最多 30 天')
      .optional(),
    /** Of a mini-program's code: where it leads. */
    page: z
      .string()
      .trim()
      .regex(/^(?!\/)[\w\-/]{1,128}$/, '页面路径开头不要加 /，不能带参数')
      .optional(),
  })
  .check(({ value: { kind, days, page }, issues, value }) => {
    const missing = (path: 'days' | 'page', message: string) =>
      issues.push({ code: 'custom', input: value, path: [path], message });
    if (kind === 'temporary' && days === undefined) missing('days', '请写有效天数');
    if (kind === 'mini-program' && page === undefined) missing('page', '请写页面路径');
  });
export type NewCode = z.output<typeof NewCode>;

export const CodeChange = z.strictObject({
  label: z.string().trim().min(1, '请写用途').max(40, '最多 40 个字'),
});

export const CodesQuery = Page.extend({
  appid: z.string().max(32).optional(),
  owner: z.enum(codeOwners).optional(),
  ownerCode: z.string().max(20).optional(),
});
export type CodesQuery = z.output<typeof CodesQuery>;

/** What a code was used for: a scan by somebody who follows already, a follow by it, a sign-in to the mini-program by it. */
export const touchKinds = ['scan', 'follow', 'sign-in'] as const;
export type TouchKind = (typeof touchKinds)[number];

/** Each scan, follow and sign-in counts; a lead once, at its first code. */
export const CodeCounts = z.object({
  scans: z.int(),
  follows: z.int(),
  signIns: z.int(),
  leads: z.int(),
});
export type CodeCounts = z.infer<typeof CodeCounts>;

export const CodeView = z.object({
  id: Id,
  appid: z.string(),
  kind: z.enum(codeKinds),
  owner: z.enum(codeOwners),
  ownerCode: z.string(),
  label: z.string(),
  scene: z.string(),
  page: z.string().nullable(),
  /** What the picture of a public account's code says; null while WeChat has not made it. */
  content: z.string().nullable(),
  /** Whether WeChat drew its picture. */
  hasPicture: z.boolean(),
  expiresAt: Instant.nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  counts: CodeCounts,
  can: z.object({ edit: z.boolean(), renew: z.boolean() }),
});
export type CodeView = z.infer<typeof CodeView>;

/** A code with who came by it: how many customers, and the latest arrivals. */
export const CodeDetail = CodeView.extend({
  customers: z.int(),
  recent: z.array(z.object({ kind: z.enum(touchKinds), at: Instant, customerId: Id.nullable() })),
});
export type CodeDetail = z.infer<typeof CodeDetail>;

/** How many permanent codes each public account has. */
export const PermanentCount = z.object({ appid: z.string(), permanent: z.int() });
