import type { CodeKind, CodeOwner, CodeView, TouchKind } from '@heyi/shared/wechat/codes.schema';
import type { Tone } from '../../ui/status-mark.tsx';

export const ownerTexts: Record<CodeOwner, string> = {
  agent: '业务员',
  activity: '活动',
  branch: '网点',
};

export const kindTexts: Record<CodeKind, string> = {
  temporary: '临时二维码',
  permanent: '永久二维码',
  'mini-program': '小程序码',
};

export const touchTexts: Record<TouchKind, string> = {
  scan: '扫码',
  follow: '扫码关注',
  'sign-in': '扫码登录小程序',
};

const day = 86_400_000;

/** Whether a code can be scanned, and for how long. */
export function standing(
  { kind, content, hasPicture, expiresAt }: CodeView,
  now = Date.now(),
): {
  text: string;
  tone: Tone;
} {
  const isMade = kind === 'mini-program' ? hasPicture : content !== null;
  if (!isMade) return { text: '没有做成', tone: 'bad' };
  if (!expiresAt) return { text: '长期有效', tone: 'good' };
  const days = Math.ceil((Date.parse(expiresAt) - now) / day);
  if (days <= 0) return { text: '已过期', tone: 'bad' };
  return { text: `还有 ${days} 天`, tone: days <= 3 ? 'careful' : 'good' };
}
