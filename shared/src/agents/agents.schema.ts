import * as z from 'zod';
import { Instant } from '../dates.ts';
import { channels } from '../identity/account-field.ts';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';

export const AgentCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{1,19}$/, '工号应为 2 到 20 位字母、数字或连字符');

const Name = z.string().trim().min(2, '姓名至少 2 个字').max(30, '姓名最多 30 个字');
const Mobile = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/, '手机号应为 11 位');

/** An intermediary's agent has the `broker` channel and a partner; others have none. */
const partnerOf = <T extends { channel: string; partnerId: string | null }>({
  value,
  issues,
}: z.core.ParsePayload<T>) => {
  if ((value.channel === 'broker') === (value.partnerId !== null)) return;
  const message = value.partnerId === null ? '经代业务员必填' : '只有经代业务员有合作机构';
  issues.push({ code: 'custom', input: value, path: ['partnerId'], message });
};

const AgentContent = z.strictObject({
  name: Name,
  mobile: Mobile,
  channel: z.enum(channels),
  partnerId: Id.nullable().default(null),
});

export const AgentChanges = AgentContent.check(partnerOf);
export type AgentChanges = z.output<typeof AgentChanges>;

export const NewAgent = AgentContent.extend({ code: AgentCode }).check(partnerOf);
export type NewAgent = z.output<typeof NewAgent>;

export const AgentQuery = Page.extend({
  /** The beginning of a code. */
  code: z.string().trim().toUpperCase().max(20).optional(),
  channel: z.enum(channels).optional(),
  partnerId: Id.optional(),
});
export type AgentQuery = z.output<typeof AgentQuery>;

/** Somebody who sells; the mobile is masked. */
export const AgentView = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  mobile: z.string(),
  channel: z.enum(channels),
  partner: z.object({ id: Id, name: z.string() }).nullable(),
  /** Since when a WeChat is bound. */
  boundAt: Instant.nullable(),
  disabled: z.boolean(),
  createdAt: Instant,
  can: z.object({ manage: z.boolean() }),
});
export type AgentView = z.infer<typeof AgentView>;

/** What became of a list of agents; at most 100 rejected rows are told. */
export const AgentImport = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.array(z.object({ row: z.int(), reason: z.string() })),
});
export type AgentImport = z.infer<typeof AgentImport>;

export const AgentClaim = z.strictObject({
  code: AgentCode,
  /** The one on file; it has to be the own one, as WeChat confirmed it. */
  mobile: Mobile,
});
export type AgentClaim = z.output<typeof AgentClaim>;

/** `waiting`: another WeChat is bound; its owner or the back office has to let go of it first. */
export const AgentBinding = z.object({ state: z.enum(['bound', 'waiting']) });
export type AgentBinding = z.infer<typeof AgentBinding>;

export const Reason = z.strictObject({
  reason: z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字'),
});

/** Somebody asks to use another WeChat as this agent. */
export const HandoverView = z.object({
  id: Id,
  agent: z.object({ id: Id, code: z.string(), name: z.string() }),
  askedAt: Instant,
});
export type HandoverView = z.infer<typeof HandoverView>;

export const HandoverDecision = z.strictObject({ verdict: z.enum(['approve', 'refuse']) });
export type HandoverDecision = z.output<typeof HandoverDecision>;

/** The agent who is signed in. */
export const AgentMe = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  mobile: z.string(),
  channel: z.enum(channels),
  partner: z.object({ id: Id, name: z.string() }).nullable(),
  /** Another WeChat asks to take the place of this one. */
  handover: HandoverView.nullable(),
});
export type AgentMe = z.infer<typeof AgentMe>;

export const PartnerName = z.strictObject({
  name: z.string().trim().min(2, '名称至少 2 个字').max(60, '名称最多 60 个字'),
});

/** A licensed intermediary company. */
export const PartnerView = z.object({ id: Id, name: z.string(), createdAt: Instant });
export type PartnerView = z.infer<typeof PartnerView>;
