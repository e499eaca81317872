import * as z from 'zod';
import { Id } from '../ids.ts';
import { accountSources } from './account-field.ts';

/** All that a source said of one account, in clear; that it was shown, to whom and why is in the audit trail. */
export const UnmaskedAccount = z.object({
  id: Id,
  channel: z.enum(accountSources),
  accountId: z.string(),
  fields: z.array(z.object({ field: z.string(), value: z.string() })),
  /** Columns that have no meaning to the product, by their header. */
  extra: z.array(z.object({ column: z.string(), value: z.string() })),
});
export type UnmaskedAccount = z.infer<typeof UnmaskedAccount>;
