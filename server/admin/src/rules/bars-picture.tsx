import type { SettingsVersionView } from '@heyi/shared/identity/settings.schema';
import styles from './rules.module.css';
import { percent } from './rules-text.ts';

/** What happens to two accounts, by how likely they are one person. */
export const BarsPicture = ({ bars: { upper, lower } }: Pick<SettingsVersionView, 'bars'>) => (
  <dl className={styles.zones}>
    <Zone className={styles.apart ?? ''} name="各自不变" range={`不到 ${percent(lower)}`} />
    <Zone
      className={styles.doubt ?? ''}
      name="请人核对"
      range={upper > lower ? `${percent(lower)} 到 ${percent(upper)}` : '没有'}
    />
    <Zone className={styles.join ?? ''} name="自动归并" range={`${percent(upper)} 以上`} />
  </dl>
);

const Zone = ({ className, name, range }: { className: string; name: string; range: string }) => (
  <div className={className}>
    <dt>{name}</dt>
    <dd>{range}</dd>
  </div>
);
