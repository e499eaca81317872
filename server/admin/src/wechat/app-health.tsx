import type { WechatAppView } from '@heyi/shared/wechat/wechat-apps.schema';
import { wechatFailureText } from '@heyi/shared/wechat/wechat-failure-text';
import { formatCount, formatMoment } from '../ui/format.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { AppUsage } from './app-usage.tsx';
import { interfaceText } from './interface-texts.ts';

const minuteMs = 60_000;

/** How an app stands today: its token, its calls, and what went wrong last. */
export function AppHealth({ app }: { app: WechatAppView }) {
  const { disabledAt, accessToken, usage, lastFailure } = app;
  if (disabledAt) return <StatusMark tone="waiting">已停用</StatusMark>;
  const calls = usage.reduce((sum, one) => sum + one.calls, 0);
  const failures = usage.reduce((sum, one) => sum + one.failures, 0);
  return (
    <>
      <div>{accessToken ? tokenText(accessToken) : '还没有取过凭证'}</div>
      <div>
        今天调用 {formatCount(calls)} 次，失败 {formatCount(failures)} 次
      </div>
      <AppUsage usage={usage} />
      {lastFailure && (
        <div>
          <StatusMark tone="careful">最近一次失败</StatusMark> {formatMoment(lastFailure.at)}，
          {interfaceText(lastFailure.path)}：{wechatFailureText(lastFailure.code)}
        </div>
      )}
    </>
  );
}

/** How old it is, and whether it still is one. */
function tokenText({ renewedAt, expiresAt }: NonNullable<WechatAppView['accessToken']>): string {
  const got = `凭证 ${formatMoment(renewedAt)}取得`;
  const now = Date.now();
  if (Date.parse(expiresAt) <= now) return `${got}，已过期，下次调用时更换`;
  const minutes = Math.max(0, Math.floor((now - Date.parse(renewedAt)) / minuteMs));
  const age = minutes === 0 ? '刚刚' : `${minutes} 分钟前`;
  return `${got}（${age}），${formatMoment(expiresAt)}到期`;
}
