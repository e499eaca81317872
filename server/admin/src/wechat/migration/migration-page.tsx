import type { MigrationState, MigrationView } from '@heyi/shared/wechat/migration.schema';
import { Alert, Steps } from 'antd';
import { Link, useParams } from 'react-router';
import { Figure, Figures } from '../../ui/figure.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { Conversion } from './conversion.tsx';
import { Countdown } from './countdown.tsx';
import { DryRun } from './dry-run.tsx';
import { MigrationActions } from './migration-actions.tsx';
import { stateTexts } from './migration-texts.ts';
import { ResultTable } from './result-table.tsx';
import { useMigration } from './use-migrations.ts';

/** One migration, step by step. */
export function MigrationPage() {
  const { id = '' } = useParams();
  const query = useMigration(id);
  const { data } = query;
  return (
    <Screen
      title={data ? `${data.from.name} 并入 ${data.to.name}` : '公众号迁移'}
      back={<Link to="/wechat/migrations">全部迁移</Link>}
      actions={data && <MigrationActions migration={data} />}
    >
      <Loaded query={query}>{(migration) => <Everything migration={migration} />}</Loaded>
    </Screen>
  );
}

const steps = ['登记', '试算', '转换', '完成'];

const stepOf: Record<MigrationState, number> = {
  planned: 1,
  trying: 1,
  tried: 2,
  waiting: 2,
  running: 2,
  paused: 2,
  failed: 2,
  done: 4,
};

function Everything({ migration }: { migration: MigrationView }) {
  const { id, state, note, resumesAt, deadline, approvedAt, dryRun, startedAt } = migration;
  const { text, tone } = stateTexts[state];
  const current = startedAt === null && state === 'failed' ? 1 : stepOf[state];
  return (
    <>
      <Card>
        <Steps current={current} items={steps.map((title) => ({ title }))} responsive />
      </Card>
      <Figures>
        <Figure name="现在" value={<StatusMark tone={tone}>{text}</StatusMark>} />
        <Countdown deadline={deadline} />
        <Figure name="微信批准" value={formatMoment(approvedAt)} />
      </Figures>
      {note && (
        <Alert
          type={state === 'failed' ? 'error' : 'warning'}
          showIcon
          style={{ marginBottom: 16 }}
          title={note}
          description={resumesAt && `${formatMoment(resumesAt)}自动继续。`}
        />
      )}
      {startedAt && <Conversion migration={migration} />}
      {dryRun ? <DryRun dryRun={dryRun} /> : <NotTried isTrying={state === 'trying'} />}
      {startedAt && <ResultTable id={id} state={state} />}
    </>
  );
}

const NotTried = ({ isTrying }: { isTrying: boolean }) => (
  <Card title="试算">
    <p role="status">
      {isTrying
        ? '正在试算，请稍候。'
        : '先试算：检查条件，按已知情况估计有多少粉丝会转换；试算不改动任何资料。'}
    </p>
  </Card>
);
