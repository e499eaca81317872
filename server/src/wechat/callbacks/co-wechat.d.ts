/** The parts of co-wechat and wechat-crypto that we use; the packages ship no types. */
declare module 'co-wechat' {
  type Handle = (message: Record<string, unknown>) => Promise<string | { type: string }>;
  function wechat(settings: { token: string; appid: string; encodingAESKey: string }): {
    middleware(handle: Handle): (ctx: object) => Promise<void>;
  };
  export = wechat;
}

declare module 'wechat-crypto' {
  class WXBizMsgCrypt {
    constructor(token: string, encodingAesKey: string, appid: string);
    decrypt(text: string): { message: string; id: string };
  }
  export = WXBizMsgCrypt;
}
