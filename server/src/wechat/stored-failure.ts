import { AppError, type ErrorCode, errorStatus } from '@heyi/shared/errors';
import { wechatFailureText } from '@heyi/shared/wechat/wechat-failure-text';
import { messages } from '../http/error-messages.ts';
import { WechatRefusal } from '../ports/wechat-failure.ts';

const refusal = /^errcode (-?\d+)$/;

/** What went wrong as it may be stored: a code of ours or WeChat's, else the kind of error; never what it says. */
export function failureCode(error: unknown): string {
  if (error instanceof AppError) return error.code;
  if (error instanceof WechatRefusal) return `errcode ${error.errcode}`;
  return error instanceof Error ? error.name : 'Error';
}

/** The same in words. */
export function failureText(code: string): string {
  const [, errcode] = refusal.exec(code) ?? [];
  if (errcode !== undefined) return `${wechatFailureText(Number(errcode))}。`;
  return messages[isErrorCode(code) ? code : 'server.failed'];
}

const isErrorCode = (code: string): code is ErrorCode => code in errorStatus;
