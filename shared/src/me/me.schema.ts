import * as z from 'zod';
import { Instant } from '../dates.ts';
import { channels } from '../identity/account-field.ts';
import { Id } from '../ids.ts';

/** The customer who is signed in, as far as their own WeChat says so; values are masked. */
export const MeView = z.object({
  customerId: Id,
  /** What WeChat confirmed. */
  mobile: z.string().nullable(),
  /** Matched against the policies. */
  realName: z
    .object({ name: z.string(), documentNumber: z.string(), verifiedAt: Instant })
    .nullable(),
  /** Whose hat this WeChat may put on, or asks for. */
  agent: z
    .object({ code: z.string(), channel: z.enum(channels), state: z.enum(['bound', 'waiting']) })
    .nullable(),
});
export type MeView = z.infer<typeof MeView>;

/** Which kinds of papers a name can be matched by. */
export const documentTypes = [
  'national-id',
  'residence-permit',
  'mainland-travel-permit',
  'taiwan-travel-permit',
  'permanent-residence',
  'passport',
  'military',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export const RealName = z.strictObject({
  name: z.string().trim().min(2, '姓名至少 2 个字').max(60, '姓名最多 60 个字'),
  documentType: z.enum(documentTypes),
  documentNumber: z.string().trim().min(5, '证件号码太短').max(30, '证件号码太长'),
});
export type RealName = z.output<typeof RealName>;

/** Numbers are masked. */
export const MyPolicy = z.object({ channel: z.enum(channels), policyNumber: z.string() });

/** None as long as the own name is not matched. */
export const MyPolicies = z.object({ isNameVerified: z.boolean(), items: z.array(MyPolicy) });
export type MyPolicies = z.infer<typeof MyPolicies>;

/** Of `<button open-type="getPhoneNumber">`; not the code of `wx.login`. */
export const MobileCode = z.strictObject({ code: z.string().min(1).max(128) });
