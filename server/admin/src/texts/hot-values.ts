import type { HotValueDecisionView } from '@heyi/shared/identity/hot-values.schema';

export const hotValueDecisionTexts: Record<HotValueDecisionView['kind'], string> = {
  added: '加入名单',
  released: '放行',
};
