import type { ImportView } from '@heyi/shared/imports/imports.schema';
import { Progress } from 'antd';
import { share } from '../ui/format.ts';
import { StatusMark } from '../ui/status-mark.tsx';

export function ImportStatus({ one }: { one: ImportView }) {
  if (one.status === 'held') return <StatusMark tone="careful">等您决定</StatusMark>;
  if (one.status === 'waiting') return <StatusMark tone="waiting">排队中</StatusMark>;
  if (one.status === 'running')
    return (
      <Progress
        percent={Math.floor(share(one.bytesDone, one.bytesTotal) * 100)}
        size="small"
        aria-label="导入进度"
      />
    );
  if (one.status === 'failed') return <StatusMark tone="bad">失败</StatusMark>;
  return <StatusMark tone="good">完成</StatusMark>;
}
