import { Button } from '../../../../ui/button.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { goTo } from '../../../../ui/go-to.ts';
import { Card } from '../../../../ui/screen.tsx';

/** The server takes a binding only with a mobile that WeChat confirmed. */
export const MobileFirst = () => (
  <Card>
    <Empty title="先绑定手机号" about="绑定工号时，要用微信确认过的手机号核对您的身份。">
      <Button kind="primary" onTap={() => goTo('account/pages/mobile')}>
        绑定手机号
      </Button>
    </Empty>
  </Card>
);
