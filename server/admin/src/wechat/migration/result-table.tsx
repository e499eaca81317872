import { migrationApi } from '@heyi/shared/wechat/migration.api';
import {
  type MigrationOutcome,
  type MigrationResult,
  type MigrationState,
  migrationOutcomes,
} from '@heyi/shared/wechat/migration.schema';
import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api.ts';
import { useStaff } from '../../session/use-session.ts';
import { Empty } from '../../ui/empty.tsx';
import { formatMoment } from '../../ui/format.ts';
import { PagesTable } from '../../ui/pages-table.tsx';
import { Card } from '../../ui/screen.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { isUnderWay } from '../job-states.ts';
import styles from '../wechat.module.css';
import { outcomeTexts } from './migration-texts.ts';

const againMs = 5000;

/** What became of each follower. */
export function ResultTable({ id, state }: { id: string; state: MigrationState }) {
  const [outcome, setOutcome] = useState<MigrationOutcome | null>(null);
  const { can } = useStaff();
  const pages = usePages<MigrationResult>({
    key: ['wechat', 'migrations', id, 'results', state, outcome],
    read: (cursor) =>
      call(migrationApi.results, {
        params: { id },
        query: { limit: 50, ...(outcome && { outcome }), ...(cursor && { cursor }) },
      }),
    again: () => (isUnderWay(state) ? againMs : false),
  });
  return (
    <Card
      flush
      title="每位粉丝的结果"
      extra={
        <Select
          allowClear
          aria-label="哪些结果"
          placeholder="全部结果"
          style={{ width: 160 }}
          value={outcome}
          options={migrationOutcomes.map((value) => ({ value, label: outcomeTexts[value].text }))}
          onChange={(value: MigrationOutcome | undefined) => setOutcome(value ?? null)}
        />
      }
    >
      <PagesTable<MigrationResult>
        pages={pages}
        unit="位"
        empty={<Empty title="没有这样的粉丝" about="换一个结果再看。" />}
        columns={[
          {
            title: '原 openid',
            key: 'old',
            render: (_, { maskedOldOpenid, customerId }) =>
              customerId && can.seeIdentities ? (
                <Link to={`/customers/${customerId}`}>{maskedOldOpenid}</Link>
              ) : (
                maskedOldOpenid
              ),
          },
          { title: '新 openid', dataIndex: 'maskedNewOpenid', responsive: ['md'] },
          { title: '结果', key: 'outcome', render: (_, result) => <Outcome result={result} /> },
          {
            title: '微信答复',
            dataIndex: 'answeredAt',
            responsive: ['md'],
            render: (at: string | null) => (at ? formatMoment(at) : ''),
          },
        ]}
      />
    </Card>
  );
}

function Outcome({ result: { outcome, failure, isJoined } }: { result: MigrationResult }) {
  const { text, tone } = outcomeTexts[outcome];
  const isPending = outcome === 'converted' && isJoined === null;
  return (
    <>
      <StatusMark tone={tone}>{text}</StatusMark>
      {failure && <div className={styles.note}>{failure}</div>}
      {isPending && <div className={styles.note}>还没有并入</div>}
      {isJoined === false && <div className={styles.note}>资料互相矛盾，没有合并</div>}
    </>
  );
}
