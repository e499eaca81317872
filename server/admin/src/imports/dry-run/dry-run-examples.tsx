import { channelText, ruleText, vetoText } from '@heyi/shared/identity/evidence-text';
import {
  type DryRunAccount,
  type DryRunExample,
  type DryRunPair,
  type ExampleKind,
  exampleKinds,
} from '@heyi/shared/imports/dry-run.schema';
import { Alert, Collapse } from 'antd';
import { Link } from 'react-router';
import { SideBySide } from '../../evidence/side-by-side.tsx';
import { Waterfall } from '../../evidence/waterfall.tsx';
import { formatProbability } from '../../ui/format.ts';
import { Card } from '../../ui/screen.tsx';
import styles from './dry-run.module.css';

const kindTexts: Record<ExampleKind, [title: string, about: string]> = {
  merge: ['使已有客户合并', '名单里的资料表明，这些原本分开的客户是同一人。'],
  review: ['进入待核对', '可能是同一人，机器不作主。'],
  join: ['归入已有客户', '新账户与已有账户是同一人。'],
  together: ['同成一位新客户', '名单里的几行是同一人，而且是新客户。'],
};

/** Some pairs of each kind, the least certain first; each opens to its evidence. */
export function DryRunExamples({ examples }: { examples: DryRunExample[] }) {
  return exampleKinds.map((kind) => {
    const own = examples.filter((example) => example.kind === kind);
    if (own.length === 0) return null;
    const [title, about] = kindTexts[kind];
    return (
      <Card key={kind} title={title}>
        <p className={styles.note}>
          {about}以下 {own.length} 例，最没有把握的在前，点开看证据。
        </p>
        <Collapse
          ghost
          items={own
            .flatMap(({ pairs }) => pairs)
            .map((pair, at) => ({
              key: String(at),
              label: <PairLine pair={pair} />,
              children: <PairEvidence pair={pair} />,
            }))}
        />
      </Card>
    );
  });
}

const PairLine = ({ pair: { accounts, rule, probability } }: { pair: DryRunPair }) => (
  <span className={styles.line}>
    <span>{whereText(accounts[0])}</span>
    <span>{whereText(accounts[1])}</span>
    <strong>{ruleText(rule)}</strong>
    <span className={styles.note}>{formatProbability(probability)}</span>
  </span>
);

function whereText({ row, channel, accountId, name }: DryRunAccount): string {
  const where = row === null ? `${channelText(channel)} ${accountId}` : `第 ${row} 行`;
  return name ? `${where} ${name}` : where;
}

function PairEvidence({ pair }: { pair: DryRunPair }) {
  const customers = [...new Set(pair.accounts.flatMap(({ customerId }) => customerId ?? []))];
  return (
    <>
      <SideBySide evidence={pair} />
      {pair.vetoes.map((veto) => (
        <Alert key={veto} type="warning" showIcon title={vetoText(veto)} />
      ))}
      <Waterfall parts={pair.parts} prior={pair.prior} />
      {customers.map((id, at) => (
        <p key={id}>
          <Link to={`/customers/${id}`}>
            {customers.length > 1 ? `打开已有客户 ${at + 1}` : '打开已有客户'}
          </Link>
        </p>
      ))}
    </>
  );
}
