import type { AccountField, AccountSource } from '@heyi/shared/identity/account-field';

/** One account of one channel's list, with its values as they came. */
export interface AccountRecord {
  /** The source's own key of the row; unique within its channel. */
  accountId: string;
  channel: AccountSource;
  fields: Partial<Record<AccountField, string>>;
  /** When the source last said so; the newest value survives. */
  recordedAt?: Date;
}
