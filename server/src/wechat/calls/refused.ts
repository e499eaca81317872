import { AppError } from '@heyi/shared/errors';
import { WechatRefusal } from '../../ports/wechat-failure.ts';

/** A refusal of WeChat's as one that the client is told about, with WeChat's code; anything else as it is. */
export const refused = (error: unknown): unknown =>
  error instanceof WechatRefusal
    ? new AppError('wechat.refused', { errcode: error.errcode }, { cause: error })
    : error;
