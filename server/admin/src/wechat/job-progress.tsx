import { Progress } from 'antd';
import { formatCount, share } from '../ui/format.ts';
import { useTimeLeft } from '../ui/use-time-left.ts';

interface Props {
  /** What is done, as in 拉取粉丝. */
  label: string;
  done: number;
  /** Null as long as nobody knows. */
  total: number | null;
  unit: string;
}

/** How far a long job with WeChat is, with counts and the time left. */
export function JobProgress({ label, done, total, unit }: Props) {
  const left = useTimeLeft(done, total ?? 0);
  return (
    <div role="status">
      <Progress
        percent={Math.floor(share(done, total ?? 0) * 100)}
        status="active"
        aria-label={`${label}的进度`}
      />
      <p style={{ margin: 0 }}>
        {label}：{formatCount(done)}
        {total !== null && ` / ${formatCount(total)}`} {unit}
        {left && `，${left}`}
      </p>
    </div>
  );
}
