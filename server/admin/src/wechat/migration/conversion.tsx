import type { MigrationView } from '@heyi/shared/wechat/migration.schema';
import { Button, Space } from 'antd';
import { Figure, Figures } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { Card } from '../../ui/screen.tsx';
import { JobProgress } from '../job-progress.tsx';
import { isUnderWay } from '../job-states.ts';
import { DownloadResults } from './download-results.tsx';
import { useMigrationSteps } from './use-migrations.ts';

/** How far the conversion is, and what came of it. */
export function Conversion({ migration }: { migration: MigrationView }) {
  const { id, counts, state, can } = migration;
  const { retry } = useMigrationSteps(id);
  const all = counts.waiting + counts.converted + counts.gone + counts.failed;
  const taken = counts.joined + counts.apart;
  return (
    <Card
      title="转换"
      extra={
        <Space wrap>
          {can.retry && counts.failed > 0 && (
            <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(false)}>
              重试没有成功的
            </Button>
          )}
          {can.retry && counts.gone > 0 && (
            <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(true)}>
              连同已不再关注的一起重试
            </Button>
          )}
          {can.download && <DownloadResults migration={migration} />}
        </Space>
      }
    >
      {isUnderWay(state) && (
        <>
          <JobProgress
            label="第一步，向微信问新 openid"
            done={all - counts.waiting}
            total={all}
            unit="位"
          />
          <JobProgress label="第二步，并入客户" done={taken} total={counts.converted} unit="位" />
        </>
      )}
      <Figures>
        <Figure
          name="已转换"
          value={formatCount(counts.converted)}
          note={`其中 ${formatCount(counts.joined)} 位已并入同一位客户`}
        />
        <Figure name="已不再关注" value={formatCount(counts.gone)} note="资料保留在原账户" />
        <Figure name="没有成功" value={formatCount(counts.failed)} />
        <Figure name="还没有问微信" value={formatCount(counts.waiting)} />
        {counts.apart > 0 && (
          <Figure
            name="未能合并"
            value={formatCount(counts.apart)}
            note="新旧账户的资料互相矛盾，请人工核对"
          />
        )}
      </Figures>
    </Card>
  );
}
