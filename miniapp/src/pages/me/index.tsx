import { session } from '../../api.ts';
import { TypeSizeChoice } from '../../features/type-size/type-size-choice.tsx';
import { NeedsSignIn } from '../../session/needs-sign-in.tsx';
import { useCustomer } from '../../session/use-customer.ts';
import { Button } from '../../ui/button.tsx';
import { goTo } from '../../ui/go-to.ts';
import { Row } from '../../ui/row.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Profile } from './profile.tsx';

export default function Me() {
  return (
    <Screen>
      <NeedsSignIn to="查看和管理您的资料">
        <Profile />
        <Card title="隐私">
          <Row
            title="授权"
            about="您的资料可以用来做什么"
            onTap={() => goTo('privacy/pages/consents')}
          />
          <Row title="登录的设备" onTap={() => goTo('account/pages/devices')} />
        </Card>
      </NeedsSignIn>
      <Card title="字号">
        <TypeSizeChoice />
      </Card>
      <Card>
        <Row title="我是业务员" onTap={() => goTo('agent/pages/entrance')} />
      </Card>
      <SignOut />
    </Screen>
  );
}

function SignOut() {
  const { run, isBusy } = useAction(session.signOut);
  return useCustomer() ? (
    <Button isBusy={isBusy} onTap={run}>
      退出登录
    </Button>
  ) : null;
}
