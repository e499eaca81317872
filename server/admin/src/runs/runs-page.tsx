import { identityApi } from '@heyi/shared/identity/identity.api';
import { call } from '../api.ts';
import { Empty } from '../ui/empty.tsx';
import { formatMoment } from '../ui/format.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { PagesTable } from '../ui/pages-table.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { usePages } from '../ui/use-pages.ts';
import { RunResult } from './run-result.tsx';
import styles from './runs.module.css';
import { StartRunButton } from './start-run-button.tsx';
import { useOverview } from './use-overview.ts';

const statuses = {
  running: ['busy', '进行中'],
  done: ['good', '完成'],
  failed: ['bad', '未完成'],
} as const;

export function RunsPage() {
  const overview = useOverview();
  const runs = usePages({
    key: ['identity', 'runs', overview.data?.lastRun?.id],
    read: (cursor) =>
      call(identityApi.listRuns, { query: { limit: 20, ...(cursor && { cursor }) } }),
    again: (items) => (items.some(({ status }) => status === 'running') ? 1_000 : false),
  });
  return (
    <Screen
      title="客户识别"
      about="比较全部账户，把同一个人的账户归为一位客户。每次导入后会自动进行，也可以随时重来；人工的决定不会被推翻。"
      actions={
        <>
          <LinkButton to="/hot-values">多人共用的值</LinkButton>
          <StartRunButton primary running={overview.running} />
        </>
      }
    >
      <Card flush>
        <PagesTable
          pages={runs}
          unit="次"
          columns={[
            {
              title: '开始',
              key: 'startedAt',
              render: (_, { startedAt, status }) => (
                <div className={styles.when}>
                  {formatMoment(startedAt)}
                  <StatusMark tone={statuses[status][0]}>{statuses[status][1]}</StatusMark>
                </div>
              ),
            },
            { title: '结果', key: 'result', render: (_, run) => <RunResult run={run} /> },
          ]}
          empty={
            <Empty title="还没有识别过" about="导入一份名单后会自动开始，也可以点“重新识别”。" />
          }
        />
      </Card>
    </Screen>
  );
}
