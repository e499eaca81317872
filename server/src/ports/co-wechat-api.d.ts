declare module 'co-wechat-api' {
  interface RequestOptions {
    method?: string;
    data?: string;
    headers?: Record<string, string>;
  }

  /** As WeChat documents its interfaces; only what is used here. */
  class API {
    prefix: string;
    snsPrefix: string;
    mpPrefix: string;
    wxaPrefix: string;
    constructor(
      appid: string,
      secret: string,
      getToken: () => Promise<{ accessToken: string; expireTime: number }>,
      saveToken: (token: unknown) => Promise<void>,
      tokenFromCustom: boolean,
    );
    request(url: string, options?: RequestOptions): Promise<unknown>;
    ensureAccessToken(): Promise<{ accessToken: string }>;
    code2Session(
      jsCode: string,
    ): Promise<{ openid: string; session_key: string; unionid?: string }>;
    getUser(options: {
      openid: string;
      lang: string;
    }): Promise<{ openid: string; unionid?: string; subscribe_scene?: string }>;
    batchGetUsers(openids: readonly string[]): Promise<{
      user_info_list: {
        subscribe: 0 | 1;
        openid: string;
        unionid?: string;
        subscribe_time?: number;
        subscribe_scene?: string;
        qr_scene_str?: string;
        tagid_list?: number[];
      }[];
    }>;
    createMenu(menu: { button: Record<string, unknown>[] }): Promise<unknown>;
    getMenuConfig(): Promise<unknown>;
    createTmpQRCode(scene: string, seconds: number): Promise<{ ticket: string; url: string }>;
    createLimitQRCode(scene: string): Promise<{ ticket: string; url: string }>;
    getWXACodeUnlimit(scene: string, page: string): Promise<unknown>;
    sendText(openid: string, text: string): Promise<unknown>;
    sendTemplate(
      openid: string,
      templateId: string,
      url: string | undefined,
      topColor: string | undefined,
      data: Record<string, { value: string }>,
      miniprogram?: { appid: string; pagepath: string },
    ): Promise<unknown>;
    sendSubscribeMessage(
      openid: string,
      templateId: string,
      page: string,
      data: Record<string, { value: string }>,
    ): Promise<unknown>;
    getFollowers(nextOpenid?: string): Promise<{
      total: number;
      count: number;
      data?: { openid: string[] };
      next_openid: string;
    }>;
  }

  export = API;
}
