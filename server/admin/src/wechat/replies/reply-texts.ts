import type { ReplyOccasion } from '@heyi/shared/wechat/replies.schema';

interface OccasionText {
  name: string;
  /** What `match` is compared with, and how. */
  match: string;
  about: string;
  /** What it says when `match` is empty. */
  whatever: string;
}

export const occasionTexts: Record<ReplyOccasion, OccasionText> = {
  follow: {
    name: '有人关注',
    match: '场景',
    about: '关注时扫的码的场景值，或它的开头，如 agent: 是所有业务员的码。留空是任何关注。',
    whatever: '任何关注',
  },
  scan: {
    name: '已关注的人扫码',
    match: '场景',
    about: '码的场景值，或它的开头，如 activity: 是所有活动的码。留空是任何码。',
    whatever: '任何码',
  },
  tap: {
    name: '点菜单',
    match: '菜单的关键字',
    about: '与菜单里写的关键字完全相同。留空是任何菜单。',
    whatever: '任何菜单',
  },
  text: {
    name: '发来文字',
    match: '包含的字',
    about: '文字里有这几个字就回复；几条都合适时，字多的优先。留空是任何文字。',
    whatever: '任何文字',
  },
};
