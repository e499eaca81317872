import type { ReviewCounts } from '@heyi/shared/identity/review.schema';
import { Progress } from 'antd';
import { formatCount, share } from '../ui/format.ts';
import styles from './review.module.css';

/** How much is done and how much is left, here and before others. */
export function WhatIsLeft({ left, done }: { left: ReviewCounts; done: number }) {
  const { open, claimedByOthers, skipped } = left;
  const notes = [
    claimedByOthers > 0 && `${formatCount(claimedByOthers)} 对别人正在核对`,
    skipped > 0 && `${formatCount(skipped)} 对您跳过了`,
  ].filter(Boolean);
  return (
    <div className={styles.left}>
      <Progress
        percent={Math.floor(share(done, done + open) * 100)}
        showInfo={false}
        aria-label="核对进度"
      />
      <p role="status">
        还剩 <b>{formatCount(open)}</b> 对{notes.length > 0 && `（其中 ${notes.join('，')}）`}
        ，这次已核对 <b>{formatCount(done)}</b> 对
      </p>
    </div>
  );
}
