import { fieldText } from '@heyi/shared/identity/evidence-text';
import { hotValuesApi } from '@heyi/shared/identity/hot-values.api';
import type { HotValueView } from '@heyi/shared/identity/hot-values.schema';
import { useSearchParams } from 'react-router';
import { call } from '../api.ts';
import { ReasonDialog } from '../changes/reason-dialog.tsx';
import { hotValueDecisionTexts } from '../texts/hot-values.ts';
import { releaseReasons } from '../texts/reasons.ts';
import { Empty } from '../ui/empty.tsx';
import { formatCount } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { usePages } from '../ui/use-pages.ts';
import { ChooseRun } from './choose-run.tsx';
import styles from './hot-values.module.css';
import { UnmaskValue } from './unmask-value.tsx';

/** The list that one run went by. */
export function ValueTable() {
  const [search, setSearch] = useSearchParams();
  const runId = search.get('run');
  const pages = usePages({
    key: ['identity', 'hot-values', runId],
    read: async (cursor) => {
      const query = { limit: 50, ...(cursor && { cursor }), ...(runId && { runId }) };
      const { items, nextCursor } = await call(hotValuesApi.list, { query });
      // One number may stand there as a mobile and as a telephone.
      const keyed = items.map((one) => ({ ...one, valueId: one.id, id: `${one.id} ${one.field}` }));
      return { items: keyed, nextCursor };
    },
  });
  return (
    <>
      <ChooseRun chosen={runId} onChoose={(run) => setSearch(run ? { run } : {})} />
      <PagesTable<HotValueView & { valueId: string }>
        pages={pages}
        unit="个"
        empty={
          <Empty
            title="没有多人共用的值"
            about="这次识别里，没有哪个号码的使用人多到不能当证据。知道是业务员或网点的号码，可以加入。"
          />
        }
        columns={[
          {
            title: '值',
            key: 'value',
            render: (_, { field, value, decision }) => (
              <div className={styles.value}>
                <span>
                  {fieldText(field)} <b>{value}</b>
                </span>
                {decision && (
                  <StatusMark tone={decision.kind === 'added' ? 'waiting' : 'careful'}>
                    {decision.kind === 'added'
                      ? `${decision.by.name} ${hotValueDecisionTexts.added}`
                      : `${decision.by.name} 已放行，下次识别生效`}
                  </StatusMark>
                )}
              </div>
            ),
          },
          {
            title: '使用的账户',
            dataIndex: 'holders',
            align: 'right',
            width: 112,
            render: (holders: number) => `${formatCount(holders)} 个`,
          },
          {
            title: '',
            key: 'actions',
            align: 'right',
            render: (_, one) => (
              <div className={styles.actions}>
                {one.can.unmask && <UnmaskValue id={one.valueId} shown={one.value} />}
                {one.can.release && !runId && <Release one={one} />}
              </div>
            ),
          },
        ]}
      />
    </>
  );
}

const Release = ({ one }: { one: HotValueView & { valueId: string } }) => (
  <ReasonDialog
    label="放行"
    title={`放行 ${fieldText(one.field)} ${one.value}`}
    about={`有 ${formatCount(one.holders)} 个账户用它。放行后，从下一次识别起它重新作为证据，用它的账户可能归到一起；随时可以撤销。`}
    quick={releaseReasons}
    submit="放行"
    ask={(reason) => call(hotValuesApi.release, { params: { id: one.valueId }, body: { reason } })}
  />
);
