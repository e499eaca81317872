import { ApiError } from '@heyi/shared/client';
import { InputProblem } from '@heyi/shared/errors';
import { wechatFailureText } from '@heyi/shared/wechat/wechat-failure-text';
import * as z from 'zod';

const Problems = z.array(InputProblem);
const Refusal = z.object({ errcode: z.int() });

/** What happened, for people; the server's texts are Chinese and fit to be shown. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return '页面出错了，请刷新后再试。';
  const refusal = error.code === 'wechat.refused' && errorDetails(error, Refusal);
  if (refusal) return `${error.message}${wechatFailureText(refusal.errcode)}。`;
  const problems = errorDetails(error, Problems)?.map(({ message }) => message);
  return problems?.length ? `${error.message}${problems.join('；')}` : error.message;
}

/** The details of a failure, when they have the wanted shape. */
export function errorDetails<T>(error: unknown, shape: z.ZodType<T>): T | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return shape.safeParse(error.details).data;
}
