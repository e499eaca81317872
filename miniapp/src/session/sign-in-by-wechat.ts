import Taro from '@tarojs/taro';
import { session } from '../api.ts';

const registered = /^wx[0-9a-f]{16}$/;

/** Signs the owner of this WeChat in. */
export async function signInByWechat(): Promise<void> {
  const { code } = await Taro.login();
  const { appId } = Taro.getAccountInfoSync().miniProgram;
  await session.signIn({ code, ...(registered.test(appId) ? { appid: appId } : {}) });
}
