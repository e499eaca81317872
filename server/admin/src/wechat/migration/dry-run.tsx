import type { MigrationDryRun } from '@heyi/shared/wechat/migration.schema';
import { Figure, Figures } from '../../ui/figure.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Card } from '../../ui/screen.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import styles from '../wechat.module.css';
import { checkTexts, levelTexts } from './migration-texts.ts';

/** What converting would come to, and what stands in its way. */
export const DryRun = ({ dryRun }: { dryRun: MigrationDryRun }) => (
  <Card title={`试算（${formatMoment(dryRun.at)}）`}>
    <ul style={{ margin: '0 0 16px', padding: 0, listStyle: 'none' }} aria-label="检查">
      {dryRun.checks.map(({ name, level, text }) => (
        <li key={name} style={{ padding: '6px 0' }}>
          <StatusMark tone={levelTexts[level].tone}>{levelTexts[level].text}</StatusMark>{' '}
          <strong>{checkTexts[name]}</strong> {text}
        </li>
      ))}
    </ul>
    <Figures>
      <Figure name="将转换" value={formatCount(dryRun.followers)} note="名单里的粉丝" />
      <Figure name="已离开" value={formatCount(dryRun.left)} note="不再转换，资料保留" />
      <Figure
        name="两边都关注"
        value={formatCount(dryRun.alreadyFollowing)}
        note="已知是同一位客户"
      />
      <Figure name="微信接口" value={formatCount(dryRun.calls)} note="次，每次 100 位" />
    </Figures>
    <p className={styles.note}>试算没有改动任何资料。</p>
  </Card>
);
