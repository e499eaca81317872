import { migrationApi } from '@heyi/shared/wechat/migration.api';
import type { MigrationView } from '@heyi/shared/wechat/migration.schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { errorText } from '../../ui/error-text.ts';
import { isUnderWay, lookAgainMs } from '../job-states.ts';

const key = ['wechat', 'migrations'];

export const useMigrations = () =>
  useQuery({ queryKey: key, queryFn: () => call(migrationApi.list) });

/** One migration, live while its job is at work. */
export const useMigration = (id: string) =>
  useQuery({
    queryKey: [...key, id],
    queryFn: () => call(migrationApi.show, { params: { id } }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? lookAgainMs : 15_000),
  });

/** What may be done with a migration. */
export function useMigrationSteps(id: string) {
  const { message } = App.useApp();
  const params = { id };
  const handlers = {
    onSuccess: (view: MigrationView) => queries.setQueryData([...key, id], view),
    onError: (error: unknown) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  };
  const tryOut = useMutation({
    mutationFn: () => call(migrationApi.tryOut, { params }),
    ...handlers,
  });
  const start = useMutation({
    mutationFn: (despite: boolean) => call(migrationApi.start, { params, body: { despite } }),
    ...handlers,
  });
  const retry = useMutation({
    mutationFn: (gone: boolean) => call(migrationApi.retry, { params, body: { gone } }),
    ...handlers,
  });
  const drop = useMutation({
    mutationFn: () => call(migrationApi.drop, { params }),
    onError: handlers.onError,
    onSettled: handlers.onSettled,
  });
  return { tryOut, start, retry, drop };
}
