import { ApiError } from '@heyi/shared/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { endSession } from './session/session.ts';

const signedOut = ['auth.required', 'auth.expired', 'auth.session_ended'];

function noticeEnd(error: unknown): void {
  if (error instanceof ApiError && signedOut.includes(error.code)) endSession();
}

const mayPass = (error: unknown) =>
  error instanceof ApiError && (error.status === 0 || error.status >= 500);

/** What the page has read; kept in memory only. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  mutationCache: new MutationCache({ onError: noticeEnd }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && mayPass(error),
    },
  },
});
