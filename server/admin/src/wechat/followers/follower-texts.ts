import type { FollowerKind } from '@heyi/shared/wechat/followers.schema';

export const kindTexts: Record<FollowerKind, string> = {
  all: '全部',
  following: '正在关注',
  left: '已取消关注',
  'without-unionid': '没有 unionid',
  alone: '未与其他账户关联',
};

const scenes: Record<string, string> = {
  ADD_SCENE_SEARCH: '公众号搜索',
  ADD_SCENE_ACCOUNT_MIGRATION: '公众号迁移',
  ADD_SCENE_PROFILE_CARD: '名片分享',
  ADD_SCENE_QR_CODE: '扫描二维码',
  ADD_SCENE_PROFILE_LINK: '图文页内名称',
  ADD_SCENE_PROFILE_ITEM: '图文页右上角菜单',
  ADD_SCENE_PAID: '支付后关注',
  ADD_SCENE_WECHAT_ADVERTISEMENT: '微信广告',
  ADD_SCENE_REPRINT: '他人转载',
  ADD_SCENE_LIVESTREAM: '视频号直播',
  ADD_SCENE_CHANNELS: '视频号',
  ADD_SCENE_WXA: '小程序关注',
  ADD_SCENE_OTHERS: '其他',
};

export const sceneText = (scene: string | null): string =>
  scene === null ? '未知' : (scenes[scene] ?? '其他');
