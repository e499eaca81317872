import { View } from '@tarojs/components';
import { session } from '../api.ts';
import { answerSignIn } from '../session/ask-to-sign-in.ts';
import { Remote } from '../ui/remote.tsx';
import { Row } from '../ui/row.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { RowsSkeleton } from '../ui/skeleton.tsx';
import { Note } from '../ui/text.tsx';
import { useAction } from '../ui/use-action.ts';
import { useRemote } from '../ui/use-remote.ts';
import { loginCode, people } from './phone.ts';

/** The browser has no WeChat: one signs in as somebody of the demo company. */
export default function PeopleSheet() {
  const remote = useRemote(people);
  const { run, isBusy, problem } = useAction(async (id: string) => {
    await session.signIn(await loginCode(id));
    answerSignIn(true);
  });
  return (
    <Sheet title="以谁的身份登录" onClose={() => answerSignIn(false)}>
      {problem && <Note tone="danger">{problem}</Note>}
      <Remote of={remote} skeleton={<RowsSkeleton rows={4} />}>
        {(found) =>
          found === null ? (
            <Note>浏览器里只能看，登录请在微信里打开小程序。</Note>
          ) : (
            <View>
              <Note>这是演示公司里的人，本机扮演他们的微信。</Note>
              {found.map(({ id, name, mobile }) => (
                <Row key={id} title={name} value={mobile} onTap={() => isBusy || run(id)} />
              ))}
            </View>
          )
        }
      </Remote>
    </Sheet>
  );
}
