/** WeChat's answer was an error code. */
export class WechatRefusal extends Error {
  override name = 'WechatRefusal';
  readonly errcode: number;

  constructor(errcode: number, errmsg: string) {
    super(`${errcode} ${errmsg}`);
    this.errcode = errcode;
  }
}

/** There was no answer, or none that can be read; the call may have had its effect all the same. */
export class WechatUnreachable extends Error {
  override name = 'WechatUnreachable';
  /** No byte of the request left. */
  readonly isUnsent: boolean;

  constructor(message: string, isUnsent = false) {
    super(message);
    this.isUnsent = isUnsent;
  }
}
