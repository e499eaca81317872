import { tagsApi } from '@heyi/shared/wechat/tags.api';
import type { TagsView } from '@heyi/shared/wechat/tags.schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { errorText } from '../../ui/error-text.ts';
import { isUnderWay, lookAgainMs } from '../job-states.ts';

const key = ['wechat', 'tags'];

const isFlowing = (view: TagsView | undefined) =>
  view?.accounts.some(({ flow }) => isUnderWay(flow?.state)) ?? false;

/** All that is known of tags, live while a flow is at work. */
export const useTags = () =>
  useQuery({
    queryKey: key,
    queryFn: () => call(tagsApi.show),
    refetchInterval: ({ state }) => (isFlowing(state.data) ? lookAgainMs : 15_000),
  });

export function useStartFlow(id: string) {
  const { message } = App.useApp();
  return useMutation({
    mutationFn: () => call(tagsApi.flow, { params: { id } }),
    onSuccess: (view) => queries.setQueryData(key, view),
    onError: (error) => void message.error(errorText(error)),
  });
}

export function useOrderTags() {
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (names: string[]) => call(tagsApi.order, { body: { names } }),
    onSuccess: (view) => {
      queries.setQueryData(key, view);
      void message.success('已保存，下次同步时生效。');
    },
    onError: (error) => void message.error(errorText(error)),
  });
}
