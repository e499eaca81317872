import type { ImportView } from '@heyi/shared/imports/imports.schema';
import { Progress, Tag } from 'antd';
import { share } from '../ui/format.ts';

export function ImportStatus({ one }: { one: ImportView }) {
  if (one.status === 'waiting') return <Tag>排队中</Tag>;
  if (one.status === 'running')
    return (
      <Progress
        percent={Math.floor(share(one.bytesDone, one.bytesTotal) * 100)}
        size="small"
        aria-label="导入进度"
      />
    );
  if (one.status === 'failed') return <Tag color="error">失败</Tag>;
  return <Tag color="success">完成</Tag>;
}
