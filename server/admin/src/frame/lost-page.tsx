import { Result } from 'antd';
import { LinkButton } from '../ui/link-button.tsx';
import { useTitle } from '../ui/use-title.ts';

export function LostPage() {
  useTitle('没有这个页面');
  return (
    <Result
      status="info"
      title="没有这个页面"
      subTitle="地址可能写错了，或页面已经移走。"
      extra={
        <LinkButton to="/" type="primary">
          回到概览
        </LinkButton>
      }
    />
  );
}
