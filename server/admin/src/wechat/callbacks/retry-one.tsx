import { receivedMessagesApi } from '@heyi/shared/wechat/messages.api';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { errorText } from '../../ui/error-text.ts';

export function RetryOne({ id }: { id: string }) {
  const { message } = App.useApp();
  const retry = useMutation({
    mutationFn: () => call(receivedMessagesApi.retry, { params: { id } }),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['wechat', 'received'] }),
  });
  return (
    <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
      再试
    </Button>
  );
}
