import { authApi } from '@heyi/shared/auth/auth.api';
import { call, session } from '../../../../api.ts';
import { NeedsSignIn } from '../../../../session/needs-sign-in.tsx';
import { Button } from '../../../../ui/button.tsx';
import { confirm } from '../../../../ui/confirm.ts';
import { momentText } from '../../../../ui/moment-text.ts';
import { Remote } from '../../../../ui/remote.tsx';
import { Row } from '../../../../ui/row.tsx';
import { Card, Screen } from '../../../../ui/screen.tsx';
import { RowsSkeleton } from '../../../../ui/skeleton.tsx';
import { Note } from '../../../../ui/text.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { useRemote } from '../../../../ui/use-remote.ts';
import { deviceText } from './device-text.ts';

/** Where the person is signed in, and the way out of all of it. */
export default function Devices() {
  return (
    <Screen>
      <NeedsSignIn to="查看登录的设备">
        <Sessions />
      </NeedsSignIn>
    </Screen>
  );
}

function Sessions() {
  const remote = useRemote(async () => (await call(authApi.listSessions)).items);
  const { run, isBusy, problem } = useAction(async () => {
    const about = '所有设备上的登录都会结束，包括这一台。';
    if (await confirm('全部退出', about, '全部退出')) await session.signOutEverywhere();
  });
  return (
    <>
      <Card>
        <Remote of={remote} skeleton={<RowsSkeleton rows={2} />}>
          {(items) =>
            items.map(({ id, current, device, lastUsedAt }) => (
              <Row
                key={id}
                title={deviceText(device)}
                about={`最近使用：${momentText(new Date(lastUsedAt), new Date())}`}
                {...(current && { value: '这一台' })}
              />
            ))
          }
        </Remote>
      </Card>
      {problem && <Note tone="danger">{problem}</Note>}
      <Button kind="danger" isBusy={isBusy} onTap={run}>
        在所有设备上退出
      </Button>
    </>
  );
}
