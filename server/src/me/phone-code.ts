import { AppError, must } from '@heyi/shared/errors';
import type { Ports } from '../ports/ports.ts';
import { WechatRefusal } from '../ports/wechat-failure.ts';
import type { WechatApp } from '../wechat/apps/wechat-apps.service.ts';
import { askWechat } from '../wechat/calls/ask-wechat.ts';
import { callWechat } from '../wechat/calls/call-wechat.ts';

const path = 'wxa/business/getuserphonenumber';
const badCode = [40003, 40029, 40163, 40227];
/** WeChat's codes are good for five minutes; clocks differ. */
const oldestMs = 10 * 60_000;

interface Answer {
  phone_info: {
    purePhoneNumber: string;
    countryCode: string | number;
    watermark: { timestamp: number; appid: string };
  };
}

/**
 * Asks WeChat for the mobile number behind a code that this person was given: WeChat refuses codes of others. Throws
 * `mobile.code_invalid`, `wechat.refused`, or what `callWechat` throws.
 */
export async function redeemPhoneCode(
  app: WechatApp,
  openid: string,
  code: string,
  ports: Pick<Ports, 'now' | 'fieldEncryption' | 'wechat'>,
): Promise<string> {
  const { phone_info } = await ask(app, { code, openid }, ports);
  const { purePhoneNumber, countryCode, watermark } = phone_info;
  const age = ports.now().getTime() - watermark.timestamp * 1000;
  must(watermark.appid === app.appid && Math.abs(age) <= oldestMs, 'mobile.code_invalid');
  return String(countryCode) === '86' ? purePhoneNumber : `+${countryCode}${purePhoneNumber}`;
}

async function ask(
  app: WechatApp,
  body: { code: string; openid: string },
  ports: Pick<Ports, 'now' | 'fieldEncryption' | 'wechat'>,
): Promise<Answer> {
  try {
    return await callWechat(
      app,
      { path, run: (api) => askWechat<Answer>(api, path, body), isRepeatable: false },
      ports,
    );
  } catch (error) {
    if (!(error instanceof WechatRefusal)) throw error;
    const options = { cause: error };
    if (badCode.includes(error.errcode))
      throw new AppError('mobile.code_invalid', undefined, options);
    throw new AppError('wechat.refused', { errcode: error.errcode }, options);
  }
}
