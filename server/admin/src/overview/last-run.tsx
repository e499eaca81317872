import type { ResolutionRunView } from '@heyi/shared/identity/identity.schema';
import { Link } from 'react-router';
import { RunResult } from '../runs/run-result.tsx';
import { formatMoment } from '../ui/format.ts';
import { Card } from '../ui/screen.tsx';

export const LastRun = ({ run }: { run: ResolutionRunView }) => (
  <Card
    title={`最近一次识别：${formatMoment(run.startedAt)}`}
    extra={<Link to="/runs">全部记录</Link>}
  >
    <RunResult run={run} />
  </Card>
);
