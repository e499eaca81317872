import { Button as Native } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Note } from '../ui/text.tsx';
import { answerPrivacy, privacyQuestion } from './privacy-authorization.ts';

const buttonId = 'agree-to-privacy';

/** WeChat's own question about personal data, in our words and with its guideline to read. */
export function PrivacyQuestion() {
  if (!privacyQuestion.use()) return null;
  return (
    <Sheet title="使用您的个人信息" onClose={() => answerPrivacy(null)}>
      <Note>您要做的这一步会用到个人信息。用来做什么、怎样保护，写在隐私保护指引里。</Note>
      <Button onTap={() => Taro.openPrivacyContract({})}>查看隐私保护指引</Button>
      <Native
        id={buttonId}
        className="button button--primary"
        hoverClass="button--pressed"
        openType="agreePrivacyAuthorization"
        onAgreePrivacyAuthorization={() => answerPrivacy({ buttonId })}
      >
        同意
      </Native>
      <Button onTap={() => answerPrivacy(null)}>不同意</Button>
    </Sheet>
  );
}
