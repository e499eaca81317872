import { identityApi } from '@heyi/shared/identity/identity.api';
import type { IdentityOverview } from '@heyi/shared/identity/identity.schema';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../api.ts';
import { queries } from '../queries.ts';

const busyMs = 1_000;
const idleMs = 15_000;
const expectedForMs = 20_000;

const expected = { until: 0 };

/** Looks often for the run that was just queued. */
export function expectRun(): void {
  expected.until = Date.now() + expectedForMs;
  void queries.invalidateQueries({ queryKey: ['identity'] });
}

const isRunning = (overview: IdentityOverview | undefined) =>
  overview?.lastRun?.status === 'running';

/** The figures of the identity store, live while a run is at work; what hangs on them is read again at its end. */
export function useOverview() {
  const query = useQuery({
    queryKey: ['identity', 'overview'],
    queryFn: () => call(identityApi.overview),
    refetchInterval: ({ state }) =>
      isRunning(state.data) || Date.now() < expected.until ? busyMs : idleMs,
  });
  const run = query.data?.lastRun;
  const finished = run?.finishedAt;
  useEffect(() => {
    if (!finished || Date.now() - Date.parse(finished) > expectedForMs) return;
    expected.until = 0;
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'identity' && queryKey[1] !== 'overview',
    });
  }, [finished]);
  return { ...query, running: isRunning(query.data) };
}
