import { formatDateTime } from '@heyi/shared/dates';
import type { MigrationCheck } from '@heyi/shared/wechat/migration.schema';
import type { FollowerPull } from '../follower-pull.model.ts';
import type { Sides } from './ask-for-all.ts';
import { deadlineOf } from './deadline.ts';

const dayMs = 86_400_000;
const oldAfterDays = 7;
const shortBelowDays = 3;

type Level = MigrationCheck['level'];
const check = (name: MigrationCheck['name'], level: Level, text: string): MigrationCheck => ({
  name,
  level,
  text,
});

/** Only who is on our list can be asked for, and once the old account is closed the list cannot be pulled any more. */
export function checkFollowerList(
  pull: Pick<FollowerPull, 'state' | 'completedAt'> | null,
  known: number,
  at: Date,
): MigrationCheck {
  if (known === 0)
    return check('follower-list', 'blocking', '还不知道原公众号的任何粉丝，请先在“粉丝”里拉取。');
  if (!pull?.completedAt)
    return check(
      'follower-list',
      'careful',
      '原公众号的粉丝没有完整拉取过，不在名单里的人不能转换。原公众号还能用时，请先拉取。',
    );
  const age = Math.floor((at.getTime() - pull.completedAt.getTime()) / dayMs);
  const when = `粉丝名单在 ${formatDateTime(pull.completedAt)} 完整拉取过，距今 ${age} 天`;
  if (pull.state !== 'done')
    return check('follower-list', 'careful', `${when}；之后的一次没有完成，请等它完成或重新拉取。`);
  return age > oldAfterDays
    ? check('follower-list', 'careful', `${when}。原公众号还能用时，请再拉取一次。`)
    : check('follower-list', 'good', `${when}。`);
}

export function checkScope({ from, to }: Sides): MigrationCheck {
  return (from.scope ?? '') === (to.scope ?? '')
    ? check('scope', 'good', '两个公众号登记在同一个开放平台账号下，unionid 不变。')
    : check(
        'scope',
        'careful',
        '两个公众号登记在不同的开放平台账号下，unionid 不相通；将按微信给出的新旧 openid 合并。',
      );
}

export function checkDeadline(approvedAt: Date, at: Date): MigrationCheck {
  if (approvedAt > at) return check('deadline', 'blocking', '登记的批准时间还没有到。');
  const deadline = deadlineOf({ approvedAt });
  const days = (deadline.getTime() - at.getTime()) / dayMs;
  if (days <= 0) return check('deadline', 'blocking', '已过微信允许的 15 天，不能再转换。');
  const until = `可以转换到 ${formatDateTime(deadline)}`;
  return days < shortBelowDays
    ? check('deadline', 'careful', `${until}，不到 ${Math.ceil(days)} 天，请尽快开始。`)
    : check('deadline', 'good', `${until}，还有 ${Math.floor(days)} 天。`);
}
