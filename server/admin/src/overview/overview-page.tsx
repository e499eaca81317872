import type { IdentityOverview } from '@heyi/shared/identity/identity.schema';
import { Skeleton } from 'antd';
import { ImportListButton } from '../imports/import-list-button.tsx';
import { RunProgress } from '../runs/run-progress.tsx';
import { StartRunButton } from '../runs/start-run-button.tsx';
import { useOverview } from '../runs/use-overview.ts';
import { useStaff } from '../session/use-session.ts';
import { Empty } from '../ui/empty.tsx';
import { Figure, Figures } from '../ui/figure.tsx';
import { formatCount } from '../ui/format.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { AccountsByChannel } from './accounts-by-channel.tsx';
import { LastRun } from './last-run.tsx';
import { LinkedBy } from './linked-by.tsx';

export function OverviewPage() {
  const overview = useOverview();
  return (
    <Screen
      title="概览"
      about="三个渠道的账户，合成一位位客户。"
      actions={
        <>
          {(overview.data?.accounts ?? 0) > 0 && <StartRunButton running={overview.running} />}
          {overview.data?.accounts !== 0 && <ImportListButton>导入名单</ImportListButton>}
        </>
      }
    >
      <Loaded query={overview} skeleton={<OverviewSkeleton />}>
        {(data) => (data.accounts === 0 ? <Nothing /> : <Everything overview={data} />)}
      </Loaded>
    </Screen>
  );
}

function Everything({ overview }: { overview: IdentityOverview }) {
  const { can } = useStaff();
  const { accounts, customers, reviewPairs, lastRun } = overview;
  return (
    <>
      {lastRun?.status === 'running' && (
        <Card title="正在识别">
          <RunProgress run={lastRun} />
        </Card>
      )}
      <Figures>
        <Figure
          name="渠道账户"
          value={formatCount(accounts)}
          {...(can.seeIdentities && { to: '/search/accounts' })}
        />
        <Figure
          name="客户"
          value={formatCount(customers)}
          note={noteOn(lastRun)}
          {...(can.seeIdentities && { to: '/search' })}
        />
        <Figure
          name="平均每位客户的账户"
          value={customers > 0 ? (accounts / customers).toFixed(2) : '–'}
          note={lastRun?.summary && `最多 ${formatCount(lastRun.summary.largestCluster)} 个`}
        />
        <Figure
          name="待核对的账户对"
          value={formatCount(reviewPairs)}
          note="像是同一人，证据还不够"
          {...(can.decideIdentities && { to: '/review' })}
        />
      </Figures>
      <AccountsByChannel overview={overview} />
      {lastRun?.summary && <LinkedBy summary={lastRun.summary} />}
      {lastRun && lastRun.status !== 'running' && <LastRun run={lastRun} />}
    </>
  );
}

function noteOn(run: IdentityOverview['lastRun']): string | undefined {
  if (run?.status === 'running') return '正在重新识别';
  if (!run?.summary) return '尚未识别';
  const joined = run.summary.accounts - run.summary.customers;
  return `${formatCount(joined)} 个账户与别的账户同属一人`;
}

const Nothing = () => (
  <Card>
    <Empty
      title="还没有任何账户"
      about="导入第一份渠道名单后，系统会自动识别哪些账户是同一个人。"
      action={<ImportListButton>导入名单</ImportListButton>}
    />
  </Card>
);

const OverviewSkeleton = () => (
  <>
    <Figures>
      {['a', 'b', 'c', 'd'].map((key) => (
        <Figure
          key={key}
          name=" "
          value={<Skeleton.Node active style={{ width: 110, height: 30 }} />}
        />
      ))}
    </Figures>
    <Card>
      <Skeleton active paragraph={{ rows: 4 }} />
    </Card>
  </>
);
