import { messagesApi } from '@heyi/shared/messages/messages.api';
import type { MessageView } from '@heyi/shared/messages/messages.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { errorText } from '../ui/error-text.ts';

/** Tries a message again that came to nothing, or takes back one that waits. */
export function MessageActions({ message: { id, can } }: { message: MessageView }) {
  const { modal, message } = App.useApp();
  const params = { id };
  const handlers = (done: string) => ({
    onSuccess: () => void message.success(done),
    onError: (error: unknown) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages', 'outbox'] }),
  });
  const retry = useMutation({
    mutationFn: () => call(messagesApi.retry, { params }),
    ...handlers('已重新排队。'),
  });
  const cancel = useMutation({
    mutationFn: () => call(messagesApi.cancel, { params }),
    ...handlers('已取消。'),
  });
  if (!can.retry && !can.cancel) return null;
  const askToCancel = () =>
    void modal.confirm({
      title: '取消这条消息？',
      content: '不再发到微信，收件箱里也不再显示，不能恢复。',
      okText: '取消消息',
      cancelText: '不取消',
      okButtonProps: { danger: true },
      onOk: () => cancel.mutateAsync().catch(() => undefined), // told by onError
    });
  return (
    <Space>
      {can.retry && (
        <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
          再试一次
        </Button>
      )}
      {can.cancel && (
        <Button size="small" danger onClick={askToCancel}>
          取消
        </Button>
      )}
    </Space>
  );
}
