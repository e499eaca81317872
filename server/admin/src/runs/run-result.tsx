import type { ResolutionRunView } from '@heyi/shared/identity/identity.schema';
import { Alert } from 'antd';
import { formatCount, formatSeconds } from '../ui/format.ts';
import { RunProgress } from './run-progress.tsx';
import styles from './runs.module.css';

/** What came of a run, or how far it is. */
export function RunResult({ run }: { run: ResolutionRunView }) {
  if (run.status === 'running') return <RunProgress run={run} />;
  if (run.status === 'failed')
    return <Alert type="error" showIcon title={`没有完成：${run.failure ?? '原因不明'}`} />;
  if (!run.summary) return null;
  const { accounts, customers, changedAccounts, hotValues, seconds } = run.summary;
  const { reviewPairs, reviewPairsLeftOut } = run.summary;
  return (
    <div className={styles.summary}>
      <span>
        账户 <b>{formatCount(accounts)}</b>
      </span>
      <span>
        客户 <b>{formatCount(customers)}</b>
      </span>
      <span>
        归属有变的账户 <b>{formatCount(changedAccounts)}</b>
      </span>
      <span>
        待核对 <b>{formatCount(reviewPairs)}</b> 对
        {reviewPairsLeftOut ? `，另有 ${formatCount(reviewPairsLeftOut)} 对稍后列出` : null}
      </span>
      <span>
        多人共用的号码 <b>{formatCount(hotValues)}</b> 个
      </span>
      <span>
        用时 <b>{formatSeconds(seconds)}</b>
      </span>
    </div>
  );
}
