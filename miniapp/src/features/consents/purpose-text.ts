import type { ConsentPurpose, ConsentState } from '@heyi/shared/consents/consents.schema';

export const purposeText: Record<ConsentPurpose, { title: string; without: string }> = {
  service: {
    title: '用您的资料为您服务',
    without: '我们将不能为您绑定手机号、查看保单，已绑定的也不再使用。',
  },
  marketing: { title: '向您介绍产品和活动', without: '您将不再收到产品和活动的介绍。' },
  'channel-sharing': {
    title: '在各渠道之间共享您的资料',
    without: '每个渠道只能看到您在该渠道的资料。',
  },
};

export const stateText: Record<ConsentState, string> = {
  none: '未授权',
  given: '已同意',
  outdated: '条款已更新',
  refused: '未同意',
};
