import { SwapOutlined } from '@ant-design/icons';
import type { TagFlowView, TagsOfAccount } from '@heyi/shared/wechat/tags.schema';
import { Button, Table, Tag } from 'antd';
import { ChannelTag } from '../../ui/channel-tag.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Card } from '../../ui/screen.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { JobProgress } from '../job-progress.tsx';
import { isUnderWay, jobStates } from '../job-states.ts';
import common from '../wechat.module.css';
import { unfitTexts } from './tag-texts.ts';
import styles from './tags.module.css';
import { useStartFlow } from './use-tags.ts';

/** The tags of one account, what flowed there, and what did not. */
export function AccountCard({ account, canEdit }: { account: TagsOfAccount; canEdit: boolean }) {
  const { id, name, channel, disabled, tags, pulledAt, flow } = account;
  const start = useStartFlow(id);
  const isBusy = isUnderWay(flow?.state) || flow?.state === 'paused';
  return (
    <Card
      title={
        <>
          {name} {channel && <ChannelTag channel={channel} />}
        </>
      }
      extra={
        canEdit &&
        !disabled && (
          <Button
            size="small"
            icon={<SwapOutlined aria-hidden />}
            loading={start.isPending}
            disabled={isBusy}
            onClick={() => start.mutate()}
          >
            {isBusy ? '正在同步' : '现在同步'}
          </Button>
        )
      }
    >
      {disabled && <p>这个公众号已停用，不会同步。</p>}
      {flow ? <Flow flow={flow} /> : <p>还没有同步过。第一次同步会先清点粉丝身上的标签。</p>}
      <p className={common.note}>
        {pulledAt
          ? `公众号现有 ${formatCount(tags.length)} 个标签（${formatMoment(pulledAt)}）`
          : '还没有向微信问过这个公众号的标签'}
      </p>
      <div className={styles.tags}>
        {tags.map((tag) => (
          <Tag key={tag.name} {...(tag.isOurs && { color: 'processing' })}>
            {tag.name} {formatCount(tag.count)}
            {tag.isOurs && '（同步而来）'}
          </Tag>
        ))}
      </div>
    </Card>
  );
}

function Flow({ flow }: { flow: TagFlowView }) {
  const { state, given, taken, created, removed, heldBack, note, resumesAt, finishedAt } = flow;
  const { text, tone } = jobStates[state];
  return (
    <>
      <p>
        <StatusMark tone={tone}>{text}</StatusMark> {finishedAt && formatMoment(finishedAt)}
      </p>
      {isUnderWay(state) && (
        <JobProgress label="同步标签" done={flow.done} total={flow.total || null} unit="人次" />
      )}
      {note && <p>{note}</p>}
      {resumesAt && <p className={common.note}>{formatMoment(resumesAt)}继续。</p>}
      <p>
        打上 {formatCount(given)} 次，取下 {formatCount(taken)} 次；新建 {formatCount(created)}{' '}
        个标签，删去 {formatCount(removed)} 个。
      </p>
      {heldBack > 0 && (
        <p>
          <StatusMark tone="careful">{`${formatCount(heldBack)} 位没有同意渠道间共享`}</StatusMark>{' '}
          别的渠道的标签没有同步给他们。
        </p>
      )}
      <Unfit flow={flow} />
    </>
  );
}

function Unfit({ flow: { unfit } }: { flow: TagFlowView }) {
  if (unfit.length === 0) return null;
  return (
    <Table
      size="small"
      rowKey="name"
      title={() => '放不下的标签'}
      pagination={false}
      dataSource={unfit}
      style={{ marginBottom: 12 }}
      columns={[
        { title: '标签', dataIndex: 'name' },
        {
          title: '原因',
          dataIndex: 'reason',
          render: (reason: keyof typeof unfitTexts) => unfitTexts[reason],
        },
        {
          title: '粉丝',
          dataIndex: 'followers',
          align: 'right',
          render: (count: number) => formatCount(count),
        },
      ]}
    />
  );
}
