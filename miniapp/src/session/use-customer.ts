import { useSyncExternalStore } from 'react';
import { session } from '../api.ts';

/** The customer's id; null while nobody is signed in. */
export const useCustomer = (): string | null =>
  useSyncExternalStore(session.onChange, () => session.current()?.customerId ?? null);
