import { meApi } from '@heyi/shared/me/me.api';
import Taro from '@tarojs/taro';
import { call } from '../../../../api.ts';
import { ConsentGate } from '../../../../features/consents/consent-gate.tsx';
import { NeedsSignIn } from '../../../../session/needs-sign-in.tsx';
import { Remote } from '../../../../ui/remote.tsx';
import { Card, Screen } from '../../../../ui/screen.tsx';
import { TextSkeleton } from '../../../../ui/skeleton.tsx';
import { Note } from '../../../../ui/text.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { useRemote } from '../../../../ui/use-remote.ts';
import { PhoneNumberButton } from './phone-number-button.tsx';

/** Has the own mobile number confirmed by WeChat. */
export default function Mobile() {
  return (
    <Screen>
      <NeedsSignIn to="绑定手机号">
        <ConsentGate purpose="service">
          <Binding />
        </ConsentGate>
      </NeedsSignIn>
    </Screen>
  );
}

function Binding() {
  const remote = useRemote(() => call(meApi.show));
  const { run, isBusy, problem } = useAction(async (code: string) => {
    remote.put(await call(meApi.setMobile, { body: { code } }));
    await Taro.navigateBack();
  });
  return (
    <>
      <Card title="手机号">
        <Remote of={remote} skeleton={<TextSkeleton lines={2} />}>
          {({ mobile }) => (
            <Note>
              {mobile
                ? `现在是 ${mobile}。换了号码，可以重新绑定。`
                : '绑定后，您用这个号码在各渠道留下的资料会归到一起。'}
            </Note>
          )}
        </Remote>
      </Card>
      {problem && <Note tone="danger">{problem}</Note>}
      <PhoneNumberButton isBusy={isBusy} onCode={run} />
    </>
  );
}
