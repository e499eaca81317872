import type { ResolutionRunView } from '@heyi/shared/identity/identity.schema';
import { Progress } from 'antd';
import { stages, stageText } from '../texts/stages.ts';
import { formatCount, share } from '../ui/format.ts';
import { useTimeLeft } from '../ui/use-time-left.ts';
import styles from './runs.module.css';

/** How far a run is: its step, and how much of the step is done. */
export function RunProgress({ run }: { run: ResolutionRunView }) {
  const at = stages.findIndex(([name]) => name === run.stage);
  const part = (Math.max(at, 0) + share(run.done, run.total)) / stages.length;
  const left = useTimeLeft(part, 1);
  return (
    <div className={styles.progress} role="status">
      <Progress percent={Math.floor(part * 100)} status="active" aria-label="识别进度" />
      <p>
        第 {at + 1} 步，共 {stages.length} 步：{stageText(run.stage)}
        {run.total > 1 && `（${formatCount(run.done)} / ${formatCount(run.total)}）`}
        {left && `，${left}`}
      </p>
    </div>
  );
}
