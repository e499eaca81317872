import type {
  MigrationCheck,
  MigrationOutcome,
  MigrationState,
} from '@heyi/shared/wechat/migration.schema';
import type { Tone } from '../../ui/status-mark.tsx';

interface Marked {
  text: string;
  tone: Tone;
}

export const stateTexts: Record<MigrationState, Marked> = {
  planned: { text: '已登记，还没有试算', tone: 'waiting' },
  trying: { text: '正在试算', tone: 'busy' },
  tried: { text: '已试算', tone: 'waiting' },
  waiting: { text: '排队中', tone: 'waiting' },
  running: { text: '正在转换', tone: 'busy' },
  paused: { text: '暂停，会自动继续', tone: 'careful' },
  done: { text: '已完成', tone: 'good' },
  failed: { text: '停下了', tone: 'bad' },
};

export const outcomeTexts: Record<MigrationOutcome, Marked> = {
  waiting: { text: '还没有问微信', tone: 'waiting' },
  converted: { text: '已转换', tone: 'good' },
  gone: { text: '已不再关注', tone: 'careful' },
  failed: { text: '没有成功', tone: 'bad' },
};

export const levelTexts: Record<MigrationCheck['level'], Marked> = {
  good: { text: '符合', tone: 'good' },
  careful: { text: '留意', tone: 'careful' },
  blocking: { text: '不能开始', tone: 'bad' },
};

export const checkTexts: Record<MigrationCheck['name'], string> = {
  'follower-list': '粉丝名单',
  credentials: '目标公众号',
  scope: '开放平台',
  deadline: '期限',
};

export const fileReasons = ['核对迁移结果', '更新其他系统里的 openid', '存档'];
