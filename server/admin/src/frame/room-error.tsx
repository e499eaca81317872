import { Button, Result } from 'antd';
import { useRouteError } from 'react-router';

const isMissingPart = (error: unknown) =>
  error instanceof TypeError && /import|module/i.test(error.message);

/** A room that could not be shown: a new version may stand where its parts were. */
export function RoomError() {
  const error = useRouteError();
  return (
    <Result
      status="warning"
      title={isMissingPart(error) ? '页面有了新版本，或网络断开了' : '这个页面出错了'}
      subTitle="刷新后再试；若仍不行，请把时间和所做的操作告诉管理员。"
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          刷新
        </Button>
      }
    />
  );
}
