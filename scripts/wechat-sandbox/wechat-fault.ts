const texts: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40015: 'invalid menu type',
  40016: 'invalid button size',
  40017: 'invalid button type',
  40018: 'invalid button name size',
  40019: 'invalid button key size',
  40023: 'invalid sub button size',
  40029: 'invalid code',
  40032: 'invalid openid list size',
  40037: 'invalid template_id',
  40066: 'invalid url',
  40125: 'invalid appsecret',
  40152: 'contain invalid tagid',
  40163: 'code been used',
  40165: 'invalid weapp pagepath',
  40169: 'invalid length for scene, or the data is not json string',
  40227: 'invalid code, it may be used or expired',
  41001: 'access_token missing',
  41028: 'form id is expired',
  41030: 'invalid page',
  42001: 'access_token expired',
  43004: 'require subscribe',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  45015: 'response out of time limit or subscription is canceled',
  45047: 'out of response count limit',
  45056: 'too many tag now, no need to add new',
  45057: "can't modify default tag",
  45058: "can't modify sys tag",
  45059: 'user has too many tags',
  45064: 'no permission to use weapp in menu',
  45157: 'duplicate tag name',
  45158: 'invalid tag name length',
  45159: 'invalid tag',
  45029: 'qrcode count out of limit',
  46003: 'menu no exist',
  47001: 'data format error',
  47003: 'argument invalid!',
  48001: 'api unauthorized',
  49003: 'not match openid with appid',
  61010: 'code is expired',
  63178: 'appid wrong',
  63182: 'openid_list empty',
  87014: 'risky content',
};

/** An answer with `errcode`, as WeChat gives it. */
export class WechatFault extends Error {
  override name = 'WechatFault';
  readonly errcode: number;

  constructor(errcode: number, detail?: string) {
    super(`${texts[errcode] ?? 'error'}${detail ? ` ${detail}` : ''}`);
    this.errcode = errcode;
  }
}

/** Throws the error code unless the value is there. */
export function need<T>(
  value: T,
  errcode: number,
  detail?: string,
): asserts value is Exclude<T, null | undefined | false> {
  if (value === null || value === undefined || value === false)
    throw new WechatFault(errcode, detail);
}
