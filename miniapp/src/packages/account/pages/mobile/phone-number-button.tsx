import { Button } from '../../../../ui/button.tsx';

interface Props {
  isBusy: boolean;
  onCode: (code: string) => void;
}

/** WeChat gives a code for the number when this is tapped; in the preview the sandbox does. Whoever refuses gives none. */
export const PhoneNumberButton = ({ isBusy, onCode }: Props) => {
  const take = (code: string | null) => {
    if (code) onCode(code);
  };
  const tapped =
    process.env.TARO_ENV === 'h5'
      ? { onTap: () => void codeFromSandbox().then(take) }
      : { onPhoneCode: take };
  return (
    <Button kind="primary" isBusy={isBusy} {...tapped}>
      使用微信绑定的手机号
    </Button>
  );
};

async function codeFromSandbox(): Promise<string> {
  const { phoneCode } = await import('../../../../preview/phone.ts');
  return (await phoneCode()).code;
}
