import { SyncOutlined } from '@ant-design/icons';
import { followersApi } from '@heyi/shared/wechat/followers.api';
import type { FollowerPullView, FollowersView } from '@heyi/shared/wechat/followers.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { errorText } from '../../ui/error-text.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Card } from '../../ui/screen.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { JobProgress } from '../job-progress.tsx';
import { isUnderWay, jobStates } from '../job-states.ts';
import styles from '../wechat.module.css';

/** How old the list of followers is, and how far the pull under way. */
export function PullCard({ id, view: { pull, can } }: { id: string; view: FollowersView }) {
  const { message } = App.useApp();
  const start = useMutation({
    mutationFn: () => call(followersApi.pull, { params: { id } }),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['wechat', 'followers'] }),
  });
  const isBusy = isUnderWay(pull?.state) || pull?.state === 'paused';
  return (
    <Card
      title="粉丝名单"
      extra={
        can.pull && (
          <Button
            type="primary"
            icon={<SyncOutlined aria-hidden />}
            loading={start.isPending}
            disabled={isBusy}
            onClick={() => start.mutate()}
          >
            {isBusy ? '正在拉取' : '拉取粉丝'}
          </Button>
        )
      }
    >
      {pull ? <Standing pull={pull} /> : '还没有拉取过。'}
    </Card>
  );
}

function Standing({ pull }: { pull: FollowerPullView }) {
  const { text, tone } = jobStates[pull.state];
  return (
    <>
      <p>
        <StatusMark tone={tone}>{text}</StatusMark>{' '}
        {pull.completedAt
          ? `最近一次完整拉取：${formatMoment(pull.completedAt)}`
          : '还没有完整拉取过'}
      </p>
      {isUnderWay(pull.state) && (
        <JobProgress label="拉取粉丝" done={pull.done} total={pull.total} unit="位" />
      )}
      {pull.state === 'done' && (
        <p className={styles.note}>
          共 {formatCount(pull.done)} 位；发现 {formatCount(pull.gone)} 位已取消关注而微信没有通知。
        </p>
      )}
      {pull.note && <p>{pull.note}</p>}
      {pull.resumesAt && (
        <p className={styles.note}>
          已拉取 {formatCount(pull.done)} 位，{formatMoment(pull.resumesAt)}继续。
        </p>
      )}
    </>
  );
}
