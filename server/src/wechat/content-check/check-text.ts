import type { AgentActor, CustomerActor } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import { Types } from 'mongoose';
import { accountKey } from '../../identity/accounts-of-customer.ts';
import { spendOn } from '../../limits/limits.ts';
import type { Ports } from '../../ports/ports.ts';
import { WechatRefusal } from '../../ports/wechat-failure.ts';
import { miniProgram } from '../apps/mini-program.ts';
import { askWechat } from '../calls/ask-wechat.ts';
import { callWechat } from '../calls/call-wechat.ts';
import { refused } from '../calls/refused.ts';
import { type WechatUser, wechatUserOf } from '../wechat-user.ts';

const path = 'wxa/msg_sec_check';
const scenes = { profile: 1, comment: 2, forum: 3, note: 4 } as const;
/** WeChat takes so many characters a call. */
const longest = 2500;
/** It looks at texts of people only who were in the mini-program within two hours. */
const notHere = [40003, 61010];

export type TextScene = keyof typeof scenes;
/** `review`: a person has to look at it before others do. */
export type TextVerdict = 'pass' | 'review';

type Suggestion = 'pass' | 'review' | 'risky';
interface Answer {
  result: { suggest: Suggestion };
}

/**
 * Has WeChat look at a text that somebody wrote in the mini-program and that others will read; each check counts for
 * the day. Throws `text.risky`, `limit.used_up`, `wechat.refused`, or what `callWechat` throws.
 */
export async function checkText(
  { accountId }: CustomerActor | AgentActor,
  scene: TextScene,
  text: string,
  ports: Pick<Ports, 'now' | 'fieldEncryption' | 'wechat'>,
): Promise<TextVerdict> {
  const account = await accountKey(new Types.ObjectId(accountId));
  const user = account && wechatUserOf(account);
  must(user, 'account.not_found');
  const suggestions: Suggestion[] = [];
  for (let at = 0; at < text.length; at += longest) {
    const body = { scene: scenes[scene], content: text.slice(at, at + longest) };
    const work = () => ask(user, body, ports);
    suggestions.push(await spendOn('content-check', accountId, ports.now(), work));
    must(!suggestions.includes('risky'), 'text.risky');
  }
  return suggestions.includes('review') ? 'review' : 'pass';
}

async function ask(
  { appid, openid }: WechatUser,
  body: { scene: number; content: string },
  ports: Pick<Ports, 'now' | 'fieldEncryption' | 'wechat'>,
): Promise<Suggestion> {
  const given = { ...body, openid, version: 2 };
  try {
    const { result } = await callWechat(
      await miniProgram(appid),
      { path, run: (api) => askWechat<Answer>(api, path, given) },
      ports,
    );
    return result.suggest;
  } catch (error) {
    if (error instanceof WechatRefusal && notHere.includes(error.errcode)) return 'review';
    if (error instanceof WechatRefusal && error.errcode === 87014)
      throw new AppError('text.risky', undefined, { cause: error });
    throw refused(error);
  }
}
