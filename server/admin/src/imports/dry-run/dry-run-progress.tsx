import { type DryRunView, dryRunStages } from '@heyi/shared/imports/dry-run.schema';
import { Button, Progress } from 'antd';
import { formatBytes, formatCount, share } from '../../ui/format.ts';
import { useTimeLeft } from '../../ui/use-time-left.ts';
import styles from './dry-run.module.css';

type Stage = (typeof dryRunStages)[number];

const stageTexts: Record<Stage, string> = {
  list: '读名单',
  read: '读取已有的账户',
  block: '与已有的账户逐一比较',
  explain: '整理例子和证据',
};

interface Props {
  run: DryRunView;
  onCancel: (() => void) | null;
}

/** How far a dry run is, what is left, and a way to stop it. */
export function DryRunProgress({ run: { status, stage, done, total }, onCancel }: Props) {
  const at = Math.max(0, dryRunStages.indexOf(stage as Stage));
  const part = (at + share(done, total)) / dryRunStages.length;
  const left = useTimeLeft(part, 1);
  const format = stage === 'list' ? formatBytes : formatCount;
  return (
    <div className={styles.progress} role="status">
      <Progress percent={Math.floor(part * 100)} status="active" aria-label="试算进度" />
      <p>
        {status === 'waiting' && done === 0
          ? '排队中，稍后开始'
          : `第 ${at + 1} 步，共 ${dryRunStages.length} 步：${stageTexts[stage as Stage] ?? '处理中'}`}
        {total > 1 && `（${format(done)} / ${format(total)}）`}
        {left && `，${left}`}
        。账户很多时，试算与一次识别一样久；可以离开本页。
      </p>
      {onCancel && <Button onClick={onCancel}>取消试算</Button>}
    </div>
  );
}
