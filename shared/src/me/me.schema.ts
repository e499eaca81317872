import * as z from 'zod';
import { Instant } from '../dates.ts';
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
});
export type MeView = z.infer<typeof MeView>;

/** Of `<button open-type="getPhoneNumber">`; not the code of `wx.login`. */
export const MobileCode = z.strictObject({ code: z.string().min(1).max(128) });
