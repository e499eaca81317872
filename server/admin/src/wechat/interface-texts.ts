const texts: Record<string, string> = {
  'cgi-bin/stable_token': '取凭证',
  'cgi-bin/user/get': '粉丝名单',
  'cgi-bin/user/info': '一个粉丝的资料',
  'cgi-bin/user/info/batchget': '一批粉丝的资料',
  'cgi-bin/tags/get': '标签名单',
  'cgi-bin/tags/create': '新建标签',
  'cgi-bin/tags/members/batchtagging': '打标签',
  'cgi-bin/tags/members/batchuntagging': '取消标签',
  'cgi-bin/message/template/send': '模板消息',
  'cgi-bin/message/custom/send': '客服消息',
  'cgi-bin/message/subscribe/send': '订阅消息',
  'cgi-bin/menu/create': '发布菜单',
  'cgi-bin/get_current_selfmenu_info': '查看菜单',
  'cgi-bin/qrcode/create': '制作二维码',
  'cgi-bin/changeopenid': '账号迁移',
  'sns/jscode2session': '小程序登录',
  'wxa/business/getuserphonenumber': '手机号',
  'wxa/getwxacodeunlimit': '制作小程序码',
  'wxa/msg_sec_check': '内容检查',
};

/** What an interface is for; its path where nobody has named it. */
export const interfaceText = (path: string): string => texts[path] ?? path;
