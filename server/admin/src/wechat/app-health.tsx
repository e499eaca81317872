import type { WechatAppView } from '@heyi/shared/wechat/wechat-apps.schema';
import { wechatFailureText } from '@heyi/shared/wechat/wechat-failure-text';
import { formatCount, formatMoment } from '../ui/format.ts';
import { StatusMark } from '../ui/status-mark.tsx';

/** How an app stands today: its token, its calls, and what went wrong last. */
export function AppHealth({ app }: { app: WechatAppView }) {
  const { disabledAt, accessToken, usage, lastFailure } = app;
  if (disabledAt) return <StatusMark tone="waiting">已停用</StatusMark>;
  const calls = usage.reduce((sum, one) => sum + one.calls, 0);
  const failures = usage.reduce((sum, one) => sum + one.failures, 0);
  return (
    <>
      <div>
        {accessToken
          ? `凭证 ${formatMoment(accessToken.renewedAt)}取得，${formatMoment(accessToken.expiresAt)}到期`
          : '还没有取过凭证'}
      </div>
      <div>
        今天调用 {formatCount(calls)} 次，失败 {formatCount(failures)} 次
      </div>
      {lastFailure && (
        <div>
          <StatusMark tone="careful">最近一次失败</StatusMark> {formatMoment(lastFailure.at)}：
          {wechatFailureText(lastFailure.code)}
        </div>
      )}
    </>
  );
}
