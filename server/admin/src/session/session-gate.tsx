import { Button, Modal, Result, Spin } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { queries } from '../queries.ts';
import { errorText } from '../ui/error-text.ts';
import { ChangePasswordPage } from './change-password-page.tsx';
import { resumeSession, signOut } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { useSession } from './use-session.ts';

const resumed = { once: false };

/** Lets through whoever is signed in; when a session ends, asks again above the page that stays as it was. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const staffId = session.state === 'signed-in' ? session.staff.id : null;
  useForgetOthers(staffId);

  useEffect(() => {
    if (resumed.once) return;
    resumed.once = true;
    void resumeSession();
  }, []);

  if (session.state === 'resuming') return <Spin fullscreen description="正在打开" />;
  if (session.state === 'unreachable')
    return (
      <Result
        status="warning"
        title="打不开后台"
        subTitle={errorText(session.error)}
        extra={
          <Button type="primary" onClick={() => void resumeSession()}>
            重试
          </Button>
        }
      />
    );
  if (session.state === 'signed-out') return <SignInPage />;
  if (session.staff.mustChangePassword) return <ChangePasswordPage />;
  return (
    <>
      {children}
      <Modal open={session.ended} title="请重新登录" footer={null} closable={false} width={400}>
        <p style={{ marginBottom: 16 }}>登录已失效，登录后可继续刚才的工作。</p>
        <SignInForm
          username={session.staff.username}
          onSignedIn={() => void queries.refetchQueries({ type: 'active' })}
        />
        <Button type="link" block onClick={() => void signOut()}>
          换一个账号
        </Button>
      </Modal>
    </>
  );
}

/** Nothing that one person has read is left for the next. */
function useForgetOthers(staffId: string | null): void {
  const last = useRef(staffId);
  useEffect(() => {
    if (last.current !== null && last.current !== staffId) queries.clear();
    last.current = staffId;
  }, [staffId]);
}
