import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';

export const NewCoreSystem = z.strictObject({
  name: z.string().trim().min(1, '请写名称').max(30, '名称最多 30 个字'),
});
export type NewCoreSystem = z.output<typeof NewCoreSystem>;

/** A system of the insurer that may push to us; its secret is shown when it is made, and never again. */
export const CoreSystemView = z.object({
  id: Id,
  name: z.string(),
  createdAt: Instant,
  /** When it last sent something that was signed rightly. */
  seenAt: Instant.nullable(),
  disabledAt: Instant.nullable(),
  can: z.object({ edit: z.boolean() }),
});
export type CoreSystemView = z.infer<typeof CoreSystemView>;

export const CoreSystemWithSecret = CoreSystemView.extend({
  /** What it signs with: 32 random bytes in hex, used as text. */
  secret: z.string(),
});
