import { fieldText } from '@heyi/shared/identity/evidence-text';
import { hotValuesApi } from '@heyi/shared/identity/hot-values.api';
import type { HotValueDecisionView } from '@heyi/shared/identity/hot-values.schema';
import { call } from '../api.ts';
import { ReasonDialog } from '../changes/reason-dialog.tsx';
import { hotValueDecisionTexts } from '../texts/hot-values.ts';
import { undoReasons } from '../texts/reasons.ts';
import { Empty } from '../ui/empty.tsx';
import { formatMoment } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { usePages } from '../ui/use-pages.ts';
import styles from './hot-values.module.css';

/** What people added and released, and the way back. */
export function DecisionTable() {
  const pages = usePages({
    key: ['identity', 'hot-value-decisions'],
    read: (cursor) =>
      call(hotValuesApi.decisions, { query: { limit: 50, ...(cursor && { cursor }) } }),
  });
  return (
    <PagesTable<HotValueDecisionView>
      pages={pages}
      unit="次"
      empty={
        <Empty title="还没有人工决定" about="系统自己找出的值在名单里；放行或加入的会记在这里。" />
      }
      columns={[
        {
          title: '决定',
          key: 'kind',
          render: (_, { kind, field, value, undone }) => (
            <div className={styles.value}>
              <span>
                {hotValueDecisionTexts[kind]}：{fieldText(field)} <b>{value}</b>
              </span>
              {undone && <StatusMark tone="waiting">已撤销</StatusMark>}
            </div>
          ),
        },
        {
          title: '何人何时为何',
          key: 'by',
          render: (_, { by, at, reason, undone }) => (
            <>
              <div>
                {by.name} {formatMoment(at)}：{reason}
              </div>
              {undone && (
                <div className={styles.note}>
                  {undone.by.name} {formatMoment(undone.at)}撤销：{undone.reason}
                </div>
              )}
            </>
          ),
        },
        {
          title: '',
          key: 'undo',
          align: 'right',
          render: (_, one) => one.can.undo && <Undo one={one} />,
        },
      ]}
    />
  );
}

const Undo = ({ one }: { one: HotValueDecisionView }) => (
  <ReasonDialog
    label="撤销"
    title={`撤销${hotValueDecisionTexts[one.kind]}：${fieldText(one.field)} ${one.value}`}
    about="撤销后，从下一次识别起由系统自己判断它是不是多人共用。"
    quick={undoReasons}
    submit="撤销"
    danger
    ask={(reason) => call(hotValuesApi.undo, { params: { id: one.id }, body: { reason } })}
  />
);
