const texts: Record<number, string> = {
  [-1]: '微信系统繁忙，系统会自动重试',
  40001: '凭证或 AppSecret 无效，请核对 AppSecret 后重新检查',
  40013: 'AppID 不对，请到微信公众平台核对',
  40125: 'AppSecret 不对，或已在微信后台重置，请填写新的',
  40164: '服务器的 IP 不在白名单里，请到“基本配置”的 IP 白名单中添加',
  42001: '凭证已过期，系统会自动更换',
  43004: '对方没有关注公众号，发不出去',
  43101: '对方没有同意接收，或同意的次数已用完',
  45009: '今天的调用次数已用完，明天会恢复',
  45011: '调用过于频繁，请一分钟后再试',
  45015: '距对方上次来访已超过 48 小时，不能再发客服消息',
  45047: '客服消息发得太多，要等对方再来访',
  48001: '公众号没有这个接口的权限，请确认它已认证',
  63178: '账号迁移还没有在微信后台确认',
};

/** What WeChat's error code says and what to do; null stands for no answer. */
export const wechatFailureText = (code: number | null): string =>
  code === null
    ? '微信没有应答，请检查网络后再试'
    : (texts[code] ?? `微信返回错误码 ${code}，请在微信的错误码文档中查看`);
