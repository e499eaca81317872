import type { MessageState, ReceivedMessageView } from '@heyi/shared/wechat/messages.schema';
import type { Tone } from '../../ui/status-mark.tsx';

const events: Record<string, string> = {
  subscribe: '关注',
  unsubscribe: '取消关注',
  SCAN: '扫码',
  CLICK: '点菜单',
  VIEW: '点菜单打开网页',
  view_miniprogram: '点菜单打开小程序',
  scancode_push: '点菜单扫码',
  scancode_waitmsg: '点菜单扫码并等待',
  pic_sysphoto: '点菜单拍照',
  pic_photo_or_album: '点菜单选图',
  pic_weixin: '点菜单选微信图片',
  location_select: '点菜单发送位置',
  LOCATION: '上报位置',
  TEMPLATESENDJOBFINISH: '模板消息送达结果',
  subscribe_msg_popup_event: '选择是否接收订阅消息',
  subscribe_msg_change_event: '更改订阅消息设置',
  subscribe_msg_sent_event: '订阅消息送达结果',
  user_authorization_revoke: '撤回授权',
};

const types: Record<string, string> = {
  text: '文字',
  image: '图片',
  voice: '语音',
  video: '视频',
  shortvideo: '小视频',
  location: '位置',
  link: '链接',
};

/** What somebody did, as WeChat told it. */
export const whatText = ({ type, event }: Pick<ReceivedMessageView, 'type' | 'event'>): string =>
  event === null ? `发来${types[type] ?? type}` : (events[event] ?? event);

export const stateTexts: Record<MessageState, { text: string; tone: Tone }> = {
  waiting: { text: '待处理', tone: 'busy' },
  handled: { text: '已处理', tone: 'good' },
  failed: { text: '失败', tone: 'bad' },
};
