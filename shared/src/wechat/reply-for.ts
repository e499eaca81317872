import type { NewReplyRule, ReplyOccasion } from './replies.schema.ts';

export interface SaidTo {
  appid: string;
  on: ReplyOccasion;
  /** The scene of a code, the key of a menu entry, or the text; empty when there is none. */
  said: string;
}

/** The rule that answers: the most particular one that fits, an account's own before one for all; undefined when none fits. */
export function replyFor<Rule extends NewReplyRule>(
  rules: readonly Rule[],
  occasion: SaidTo,
): Rule | undefined {
  return rules
    .filter((rule) => fits(rule, occasion))
    .sort(
      (a, b) =>
        b.match.length - a.match.length || Number(a.appid === null) - Number(b.appid === null),
    )[0];
}

function fits({ appid, on, match }: NewReplyRule, occasion: SaidTo): boolean {
  if (on !== occasion.on || (appid !== null && appid !== occasion.appid)) return false;
  if (match === '') return true;
  if (on === 'text') return occasion.said.includes(match);
  return on === 'tap' ? occasion.said === match : occasion.said.startsWith(match);
}
