import type { AccountSource } from '@heyi/shared/identity/account-field';

/** What is sought, kept in the history entry: it survives reload and going back, and never enters the address. */
export interface SearchState {
  query?: string;
  channel?: AccountSource;
}
