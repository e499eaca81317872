import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { askWechat } from '../calls/ask-wechat.ts';
import { callWechat } from '../calls/call-wechat.ts';
import { inHalves } from '../calls/in-halves.ts';

/** WeChat takes this many a call. */
export const openidsACall = 100;

const path = 'cgi-bin/changeopenid';
/** WeChat found fault with one of the openids, not with the call. */
const openidFaults = [40003, 63183];
const notFollowing = 'ori_openid error';
const longestFailure = 60;

/** What WeChat says about one openid. */
export interface Answer {
  oldOpenid: string;
  outcome: 'converted' | 'gone' | 'failed';
  newOpenid: string | null;
  failure: string | null;
}

interface ChangeOpenid {
  result_list?: { ori_openid: string; new_openid?: string; err_msg?: string }[];
}

/**
 * Asks what the openids of an old account are in the new one: at most a hundred. Asking changes nothing, and asking
 * again gives the same. When one of them makes WeChat refuse all, halves are asked for until that one is found.
 */
export async function changeOpenids(
  to: WechatApp,
  from: string,
  openids: readonly string[],
  ports: Ports,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const refused = await inHalves(openids, openidFaults, async (openid_list) => {
    const body = { from_appid: from, openid_list };
    const { result_list = [] } = await callWechat(
      to,
      { path, run: (api) => askWechat<ChangeOpenid>(api, path, body) },
      ports,
    );
    const results = new Map(result_list.map((result) => [result.ori_openid, result]));
    answers.push(...openid_list.map((openid) => answerFrom(openid, results.get(openid))));
  });
  return [...answers, ...refused.map(({ item, errcode }) => failed(item, String(errcode)))];
}

type Result = NonNullable<ChangeOpenid['result_list']>[number];

function answerFrom(oldOpenid: string, result: Result | undefined): Answer {
  if (!result) return failed(oldOpenid, '微信没有给出结果');
  if (result.new_openid)
    return { oldOpenid, outcome: 'converted', newOpenid: result.new_openid, failure: null };
  if (result.err_msg === notFollowing)
    return { oldOpenid, outcome: 'gone', newOpenid: null, failure: null };
  return failed(oldOpenid, (result.err_msg ?? '').slice(0, longestFailure) || '微信没有说明原因');
}

const failed = (oldOpenid: string, failure: string): Answer => ({
  oldOpenid,
  outcome: 'failed',
  newOpenid: null,
  failure,
});
