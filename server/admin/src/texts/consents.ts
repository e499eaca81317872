import type { ConsentPurpose } from '@heyi/shared/consents/consents.schema';

export const purposeTexts: Record<ConsentPurpose, string> = {
  service: '服务授权',
  marketing: '营销授权',
  'channel-sharing': '渠道间共享授权',
};
