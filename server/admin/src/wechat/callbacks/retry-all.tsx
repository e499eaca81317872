import { receivedMessagesApi } from '@heyi/shared/wechat/messages.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { errorText } from '../../ui/error-text.ts';
import { formatCount } from '../../ui/format.ts';

const againMs = 10_000;

/** Shown while there is something that failed. */
export function RetryAll() {
  const { message } = App.useApp();
  const { data } = useQuery({
    queryKey: ['wechat', 'received', 'counts'],
    queryFn: () => call(receivedMessagesApi.counts, {}),
    refetchInterval: againMs,
  });
  const retry = useMutation({
    mutationFn: () => call(receivedMessagesApi.retryAll, {}),
    onSuccess: ({ queued }) => void message.success(`${formatCount(queued)} 条会再处理一次。`),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['wechat', 'received'] }),
  });
  if (!data?.can.retry || data.failed === 0) return null;
  return (
    <Button type="primary" loading={retry.isPending} onClick={() => retry.mutate()}>
      再处理失败的 {formatCount(data.failed)} 条
    </Button>
  );
}
