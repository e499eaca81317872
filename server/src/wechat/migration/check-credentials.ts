import { AppError } from '@heyi/shared/errors';
import type { MigrationCheck } from '@heyi/shared/wechat/migration.schema';
import { messages } from '../../http/error-messages.ts';
import type { Ports } from '../../ports/ports.ts';
import { WechatRefusal } from '../../ports/wechat-failure.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { pullTags } from '../tags/pull-tags.ts';

const passing = ['wechat.unreachable', 'wechat.too_often', 'wechat.quota_used'];

/** Asks WeChat for something small in the name of the account that is to take the followers. */
export async function checkCredentials(to: WechatApp, ports: Ports): Promise<MigrationCheck> {
  const name = 'credentials';
  try {
    await pullTags(to, ports);
    return { name, level: 'good', text: '目标公众号的接入信息可用。' };
  } catch (error) {
    if (error instanceof WechatRefusal)
      return {
        name,
        level: 'blocking',
        text: `微信不认目标公众号的接入信息（${error.errcode}）。`,
      };
    if (!(error instanceof AppError)) throw error;
    const level = passing.includes(error.code) ? 'careful' : 'blocking';
    return { name, level, text: `没能检查目标公众号：${messages[error.code]}` };
  }
}
