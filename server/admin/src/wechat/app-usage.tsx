import type { WechatUsageView } from '@heyi/shared/wechat/wechat-apps.schema';
import { formatCount, share } from '../ui/format.ts';
import styles from './app-usage.module.css';
import { interfaceText } from './interface-texts.ts';

const nearlyUsed = 0.8;

/** How much of each interface's day is used; its bar is full when nothing is left. */
export function AppUsage({ usage }: { usage: WechatUsageView[] }) {
  if (usage.length === 0) return null;
  return (
    <ul className={styles.usage} aria-label="今天的调用">
      {usage.map(({ path, calls, failures, limit }) => (
        <li key={path} className={styles.one}>
          <span>{interfaceText(path)}</span>
          {limit === null ? (
            <span />
          ) : (
            <svg aria-hidden="true" preserveAspectRatio="none">
              <rect
                width={`${Math.min(1, share(calls, limit)) * 100}%`}
                height="100%"
                rx="3"
                fill={share(calls, limit) >= nearlyUsed ? 'var(--danger)' : 'var(--primary)'}
              />
            </svg>
          )}
          <span className={styles.figure}>
            {formatCount(calls)} 次{limit !== null && ` / ${formatCount(limit)}`}
            {failures > 0 && <small>，失败 {formatCount(failures)}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}
