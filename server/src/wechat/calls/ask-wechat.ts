import type { WechatApi } from '../../ports/wechat-gateway.ts';

const prefix = 'cgi-bin/';

/** An interface that co-wechat-api does not know; `path` begins with `cgi-bin/` or `wxa/`. With a body it is a POST. */
export async function askWechat<Answer>(
  api: WechatApi,
  path: string,
  body?: object,
): Promise<Answer> {
  const { accessToken } = await api.ensureAccessToken();
  const base = api.prefix.slice(0, -prefix.length);
  const url = `${base}${path}?access_token=${accessToken}`;
  const headers = { 'content-type': 'application/json' };
  const post = { method: 'POST', data: JSON.stringify(body), headers };
  return (await api.request(url, body ? post : {})) as Answer;
}
