import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Note } from '../ui/text.tsx';
import { useAction } from '../ui/use-action.ts';
import { answerSignIn } from './ask-to-sign-in.ts';
import { signInByWechat } from './sign-in-by-wechat.ts';

/** Asks for the sign-in where one is needed; whoever asked goes on afterwards. */
export function SignInSheet() {
  const { run, isBusy, problem } = useAction(async () => {
    await signInByWechat();
    answerSignIn(true);
  });
  return (
    <Sheet title="登录后继续" onClose={() => answerSignIn(false)}>
      <Note>用您的微信登录。登录只用到微信给本小程序的编号，不读取您的手机号。</Note>
      {problem && <Note tone="danger">{problem}</Note>}
      <Button kind="primary" isBusy={isBusy} onTap={run}>
        微信登录
      </Button>
      <Button onTap={() => answerSignIn(false)}>先看看</Button>
    </Sheet>
  );
}
