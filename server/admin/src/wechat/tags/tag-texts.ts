import type { UnfitTag } from '@heyi/shared/wechat/tags.schema';

export const unfitTexts: Record<UnfitTag['reason'], string> = {
  'account-full': '公众号已有 100 个标签',
  'follower-full': '粉丝已有 20 个标签',
  'name-refused': '微信不接受这个名称',
};
