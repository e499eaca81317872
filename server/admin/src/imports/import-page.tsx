import { importsApi } from '@heyi/shared/imports/imports.api';
import type { ImportView } from '@heyi/shared/imports/imports.schema';
import { useQuery } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { RunProgress } from '../runs/run-progress.tsx';
import { expectRun, useOverview } from '../runs/use-overview.ts';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { Figure, Figures } from '../ui/figure.tsx';
import { formatBytes, formatCount, formatMoment, formatSeconds, share } from '../ui/format.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { useTimeLeft } from '../ui/use-time-left.ts';
import { HeldImport } from './dry-run/held-import.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { isUnderWay } from './under-way.ts';

export function ImportPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['imports', 'one', id],
    queryFn: () => call(importsApi.show, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 700 : false),
  });
  const status = query.data?.status;
  useEffect(() => {
    if (status !== 'done' && status !== 'failed') return;
    void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
    expectRun();
  }, [status]);

  return (
    <Screen
      title={query.data?.fileName ?? '导入'}
      about={query.data && <About one={query.data} />}
      actions={<LinkButton to="/imports">全部导入</LinkButton>}
    >
      <Loaded query={query}>{(one) => <Everything one={one} />}</Loaded>
    </Screen>
  );
}

const About = ({ one: { channel, sheet, createdAt, bytesTotal } }: { one: ImportView }) => (
  <>
    {channel && <ChannelTag channel={channel} />} {sheet && `“${sheet}”这张表 · `}
    {formatBytes(bytesTotal)} · {formatMoment(createdAt)}上传
  </>
);

const Everything = ({ one }: { one: ImportView }) =>
  one.status === 'held' ? <HeldImport one={one} /> : <Taken one={one} />;

const Taken = ({ one }: { one: ImportView }) => (
  <>
    {isUnderWay(one) && <UnderWay one={one} />}
    {one.status === 'failed' && (
      <Alert
        type="error"
        showIcon
        role="alert"
        style={{ marginBottom: 16 }}
        title="这份名单没能导入"
        description={one.failure}
        action={<LinkButton to="/imports/new">重新导入</LinkButton>}
      />
    )}
    <Figures>
      <Figure name="读到的行" value={formatCount(one.rows)} note={timeTaken(one)} />
      <Figure name="新增账户" value={formatCount(one.created)} />
      <Figure name="更新" value={formatCount(one.updated)} />
      <Figure name="没有变化" value={formatCount(one.unchanged)} />
      <Figure name="未导入的行" value={formatCount(one.rejected)} />
    </Figures>
    {one.rejected > 0 && <RejectedRows one={one} />}
    {one.status === 'done' && <Next one={one} />}
  </>
);

function UnderWay({ one }: { one: ImportView }) {
  const left = useTimeLeft(one.bytesDone, one.bytesTotal);
  return (
    <Card title={one.status === 'waiting' ? '排队中，稍后开始' : '正在导入'}>
      <div role="status">
        <Progress
          percent={Math.floor(share(one.bytesDone, one.bytesTotal) * 100)}
          status="active"
          aria-label="导入进度"
        />
        {formatBytes(one.bytesDone)} / {formatBytes(one.bytesTotal)}
        {left && `，${left}`}。可以离开本页，导入会继续。
      </div>
    </Card>
  );
}

/** What follows an import: the accounts find their customers. */
function Next({ one: { created, updated, finishedAt } }: { one: ImportView }) {
  const overview = useOverview();
  const run = overview.data?.lastRun;
  if (run?.status === 'running')
    return (
      <Card title="正在识别客户">
        <RunProgress run={run} />
      </Card>
    );
  if (created + updated === 0)
    return <Alert type="info" showIcon title="名单与上次相同，不需要重新识别。" />;
  const resolved = run?.status === 'done' && finishedAt !== null && run.startedAt >= finishedAt;
  return (
    <Card title={resolved ? '已完成识别' : '接下来会自动识别客户'}>
      <LinkButton to="/search" type={resolved ? 'primary' : 'default'}>
        查看客户
      </LinkButton>
    </Card>
  );
}

function timeTaken({ createdAt, finishedAt }: ImportView) {
  if (!finishedAt) return undefined;
  return `用时${formatSeconds((Date.parse(finishedAt) - Date.parse(createdAt)) / 1000)}`;
}
