import { ApartmentOutlined } from '@ant-design/icons';
import { identityApi } from '@heyi/shared/identity/identity.api';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { call } from '../api.ts';
import { useStaff } from '../session/use-session.ts';
import { errorText } from '../ui/error-text.ts';
import { expectRun } from './use-overview.ts';

/** Queues a resolution of all accounts; its progress shows wherever runs are shown. */
export function StartRunButton({
  primary = false,
  running,
}: {
  primary?: boolean;
  running: boolean;
}) {
  const { can } = useStaff();
  const { message } = App.useApp();
  const start = useMutation({
    mutationFn: () => call(identityApi.startRun),
    onSuccess: () => {
      void message.success('已排队，稍后开始识别。');
      expectRun();
    },
    onError: (error) => void message.error(errorText(error)),
  });
  if (!can.resolve) return null;
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      icon={<ApartmentOutlined aria-hidden />}
      loading={start.isPending}
      disabled={running}
      onClick={() => start.mutate()}
    >
      {running ? '正在识别' : '重新识别'}
    </Button>
  );
}
