import { ApiError } from '@heyi/shared/client';
import type { DryRunView } from '@heyi/shared/imports/dry-run.schema';
import { importsApi } from '@heyi/shared/imports/imports.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';

const keyOf = (id: string) => ['imports', 'dry-run', id];

export const isTrying = ({ status }: DryRunView): boolean =>
  status === 'waiting' || status === 'running';

/** The dry run of a held list, live while it is at work; null before it was asked for. */
export const useDryRun = (id: string) =>
  useQuery({
    queryKey: keyOf(id),
    queryFn: async () => {
      try {
        return await call(importsApi.showDryRun, { params: { id } });
      } catch (error) {
        if (error instanceof ApiError && error.code === 'dry_run.not_found') return null;
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data && isTrying(state.data) ? 700 : false),
  });

/** Begins a dry run, or ends the one under way. */
export function useDryRunControl(id: string) {
  const params = { id };
  const onSuccess = () => queries.invalidateQueries({ queryKey: keyOf(id) });
  const begin = useMutation({ mutationFn: () => call(importsApi.dryRun, { params }), onSuccess });
  const cancel = useMutation({
    mutationFn: () => call(importsApi.cancelDryRun, { params }),
    onSuccess,
  });
  return { begin, cancel };
}
