import API from 'co-wechat-api';
import { requestWechat } from './wechat-http.ts';

export type WechatApi = API;

export interface FreshToken {
  value: string;
  expiresInSeconds: number;
}

/** The way to WeChat, or to what stands in for it. */
export interface WechatGateway {
  /** Fetches the app's access token; the same one as long as it is good, unless a new one is forced. */
  stableToken(appid: string, secret: string, isForced: boolean): Promise<FreshToken>;
  /** Speaks for one app; each call asks for the access token first. */
  open(appid: string, secret: string, accessToken: () => Promise<string>): WechatApi;
}

/** `baseUrl`: `https://api.weixin.qq.com`, or a stand-in's. */
export const wechatGateway = (baseUrl: string): WechatGateway => ({
  async stableToken(appid, secret, force_refresh) {
    const answer = await requestWechat(`${baseUrl}/cgi-bin/stable_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      data: JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh }),
    });
    const { access_token, expires_in } = answer as { access_token: string; expires_in: number };
    return { value: access_token, expiresInSeconds: expires_in };
  },
  open: (appid, secret, accessToken) => new GatewayApi(baseUrl, appid, secret, accessToken),
});

/** co-wechat-api with addresses of our choice and a stricter way to ask; tokens come from outside. */
class GatewayApi extends API {
  constructor(baseUrl: string, appid: string, secret: string, accessToken: () => Promise<string>) {
    const getToken = async () => ({
      accessToken: await accessToken(),
      expireTime: Number.POSITIVE_INFINITY,
    });
    super(appid, secret, getToken, async () => undefined, true);
    this.prefix = `${baseUrl}/cgi-bin/`;
    this.snsPrefix = `${baseUrl}/sns/`;
    this.mpPrefix = `${baseUrl}/cgi-bin/`;
    this.wxaPrefix = `${baseUrl}/wxa/`;
  }

  override request(url: string, options?: Parameters<typeof requestWechat>[1]): Promise<unknown> {
    return requestWechat(url, options);
  }
}
