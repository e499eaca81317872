import type { PreviewView } from '@heyi/shared/identity/settings.schema';
import { Progress } from 'antd';
import { formatCount, share } from '../ui/format.ts';
import { Card } from '../ui/screen.tsx';
import { useTimeLeft } from '../ui/use-time-left.ts';
import styles from './rules.module.css';
import { previewStages } from './rules-text.ts';

/** How far a trial is: its step, and how much of the step is done. */
export function PreviewProgress({ preview }: { preview: PreviewView }) {
  const { status, stage, done, total } = preview;
  const at = Math.max(
    previewStages.findIndex(([name]) => name === stage),
    0,
  );
  const part = (at + share(done, total)) / previewStages.length;
  const left = useTimeLeft(part, 1);
  return (
    <Card title={status === 'waiting' ? '排队中：等正在进行的导入或识别结束' : '正在试算'}>
      <div role="status">
        <Progress percent={Math.floor(part * 100)} status="active" aria-label="试算进度" />
        <p className={styles.note}>
          第 {at + 1} 步，共 {previewStages.length} 步：{previewStages[at]?.[1]}
          {total > 1 && `（${formatCount(done)} / ${formatCount(total)}）`}
          {left && `，${left}`}。可以离开本页，试算会继续。
        </p>
      </div>
    </Card>
  );
}
