import * as z from 'zod';
import { Id } from '../ids.ts';
import { accountFields, accountSources } from './account-field.ts';
import { AccountView, EvidencePartView } from './identity.schema.ts';

/** What is said of a person: all but which account it is. */
export const personFields = accountFields.filter(
  (field) => field !== 'accountId' && field !== 'channel',
);
export type PersonField = (typeof personFields)[number];

const isReadable = (text: string): boolean => !/\p{Surrogate}|\0/u.test(text);
const unreadable = '含有无法识别的字符，请重新输入';

const Value = z.string().max(1000).refine(isReadable, unreadable).optional();

/** One account as it is taken in by itself; of one that is known the values that are not given stay. */
export const TakenAccount = z.strictObject({
  channel: z.enum(accountSources),
  accountId: z.string().trim().min(1, '请填写账户编号').max(256).refine(isReadable, unreadable),
  fields: z
    .strictObject(
      Object.fromEntries(personFields.map((field) => [field, Value])) as Record<
        PersonField,
        typeof Value
      >,
    )
    .refine((fields) => Object.values(fields).some((text) => text?.trim()), '请至少填写一项资料'),
});
export type TakenAccount = z.output<typeof TakenAccount>;

/** What became of it. */
export const TakenAccountView = z.object({
  account: AccountView,
  customerId: Id,
  isNewAccount: z.boolean(),
  /** The customer was made for it. */
  isNewCustomer: z.boolean(),
  /** Customers that it showed to be the same person. */
  merged: z.array(Id),
  /** The evidence of its link; empty when it stands alone or is as it was. */
  parts: z.array(EvidencePartView),
});
export type TakenAccountView = z.infer<typeof TakenAccountView>;
