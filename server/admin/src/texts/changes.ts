import type { HandChangeView } from '@heyi/shared/identity/changes.schema';
import type { Verdict } from '@heyi/shared/identity/review.schema';

export const changeTexts: Record<HandChangeView['kind'], string> = {
  merged: '认定为同一人',
  split: '拆成两位客户',
  rejected: '认定不是同一人',
};

export const verdictTexts: Record<Verdict, string> = {
  same: '认定为同一人',
  different: '认定不是同一人',
};
