import { AppError, type InputProblem, must } from '@heyi/shared/errors';
import { type WechatApp, WechatAppModel } from '../wechat-app.model.ts';

/** The mini-program of this AppID; the only one if none is named. Throws `wechat_app.not_found`, `wechat_app.disabled`. */
export async function miniProgram(appid?: string): Promise<WechatApp> {
  const filter = { kind: 'mini-program' as const, ...(appid ? { appid } : { disabledAt: null }) };
  const [app, another] = await WechatAppModel.find(filter).limit(2).lean();
  must(app, 'wechat_app.not_found');
  if (another) throw new AppError('input.invalid', [whichOne]);
  must(!app.disabledAt, 'wechat_app.disabled');
  return app;
}

const whichOne: InputProblem = { in: 'body', path: 'appid', message: '小程序不止一个，必填' };
