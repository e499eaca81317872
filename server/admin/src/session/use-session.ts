import type { StaffMe } from '@heyi/shared/staff/staff.schema';
import { useSyncExternalStore } from 'react';
import { currentSession, onSessionChange, type Session } from './session.ts';

export const useSession = (): Session => useSyncExternalStore(onSessionChange, currentSession);

/** Whoever is signed in; only for screens inside the gate. */
export function useStaff(): StaffMe {
  const session = useSession();
  if (session.state !== 'signed-in') throw new Error('Nobody is signed in');
  return session.staff;
}
