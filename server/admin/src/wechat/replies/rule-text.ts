import type { NewReplyRule } from '@heyi/shared/wechat/replies.schema';
import { occasionTexts } from './reply-texts.ts';

/** When a rule answers: `发来文字，包含“保单”`. */
export function ruleText({ on, match }: Pick<NewReplyRule, 'on' | 'match'>): string {
  const { name, whatever } = occasionTexts[on];
  if (match === '') return `${name}，${whatever}`;
  if (on === 'text') return `${name}，包含“${match}”`;
  return on === 'tap' ? `${name}，关键字是“${match}”` : `${name}，场景以“${match}”开头`;
}
