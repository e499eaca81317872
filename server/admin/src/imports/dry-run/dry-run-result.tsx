import type { DryRunSummary, DryRunView } from '@heyi/shared/imports/dry-run.schema';
import { rejectionText } from '@heyi/shared/imports/rejection';
import { Alert } from 'antd';
import { useOverview } from '../../runs/use-overview.ts';
import { Figure, Figures } from '../../ui/figure.tsx';
import { formatCount, formatMoment, formatSeconds } from '../../ui/format.ts';
import { Card } from '../../ui/screen.tsx';
import styles from './dry-run.module.css';
import { DryRunExamples } from './dry-run-examples.tsx';

/** What would come of the list: figures, what is left out, and pairs with their evidence. */
export function DryRunResult({ run, summary }: { run: DryRunView; summary: DryRunSummary }) {
  const { joining, newCustomers, settling, mergedCustomers, reviewPairs, rejected } = summary;
  return (
    <>
      <Outdated since={run.startedAt} />
      <Figures>
        <Figure name="将归入已有客户" value={formatCount(joining)} note="个新账户" />
        <Figure
          name="将成为新客户"
          value={formatCount(newCustomers)}
          note={`位，共 ${formatCount(settling)} 个账户`}
        />
        <Figure name="已有客户将合并" value={formatCount(mergedCustomers)} note="位并入另一位" />
        <Figure name="将进入待核对" value={formatCount(reviewPairs)} note="对，由人判断" />
        <Figure
          name="不会导入"
          value={formatCount(rejected)}
          note={`行，共 ${formatCount(summary.rows)} 行`}
        />
      </Figures>
      <Card title="逐行来看">
        <Rows summary={summary} />
        <p className={styles.note}>
          与已有的 {formatCount(summary.stored)} 个账户一起试算，
          {summary.modelVersion ? `依据模型 ${summary.modelVersion}` : '依据这些账户自身的规律'}，
          {formatMoment(run.startedAt)}开始，用时{formatSeconds(summary.seconds)}
          。没有写入任何账户。
        </p>
      </Card>
      <DryRunExamples examples={run.examples} />
    </>
  );
}

function Rows({ summary }: { summary: DryRunSummary }) {
  const { created, updated, leaving, unchanged, repeated, rejectedBy } = summary;
  const rows: [string, number, string?][] = [
    ['新增账户', created],
    ['更新账户', updated, leaving > 0 ? `其中 ${formatCount(leaving)} 个将离开现在的客户` : ''],
    ['没有变化', unchanged],
    ['编号重复', repeated, '以最后一行为准'],
    ...rejectedBy.map(({ code, count }): [string, number, string] => [
      '不会导入',
      count,
      rejectionText(code),
    ]),
  ];
  return (
    <table className={styles.rows}>
      <tbody>
        {rows
          .filter(([, count]) => count > 0)
          .map(([name, count, note]) => (
            <tr key={`${name}${note}`}>
              <th scope="row">{name}</th>
              <td className={styles.count}>{formatCount(count)}</td>
              <td className={styles.note}>{note}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** Says so when the customers have changed since. */
function Outdated({ since }: { since: string }) {
  const finished = useOverview().data?.lastRun?.finishedAt;
  if (!finished || finished <= since) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title="试算之后又识别过客户，结果可能已变；可以重新试算。"
    />
  );
}
