import type { Bars, PreviewResult } from '@heyi/shared/identity/settings.schema';
import { Alert } from 'antd';
import { Figure, Figures } from '../ui/figure.tsx';
import { formatCount } from '../ui/format.ts';
import { Card } from '../ui/screen.tsx';
import { ChangedPairs } from './changed-pairs.tsx';
import styles from './rules.module.css';
import { WeightPicture } from './weight-picture.tsx';

interface Props {
  id: string;
  result: PreviewResult;
  bars: Bars;
}

/** What would change, in figures, as a picture and in examples. */
export function PreviewOutcome({ id, result, bars }: Props) {
  const { customers, joined, split, review, hotValues, byHand, newAccounts, model } = result;
  const isSame = joined.accounts + split.accounts + review.asked + review.unasked === 0;
  const standing = byHand.merged + byHand.split + byHand.rejected;
  return (
    <>
      {isSame && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="按这套规则，客户不会有变化。"
        />
      )}
      <Figures>
        <Figure name="客户" value={formatCount(customers.after)} note={change(customers, '位')} />
        <Figure
          name="会归到别的客户的账户"
          value={formatCount(joined.accounts)}
          note={`涉及 ${formatCount(joined.customers)} 位客户`}
        />
        <Figure
          name="会拆出来的账户"
          value={formatCount(split.accounts)}
          note={`涉及 ${formatCount(split.customers)} 位客户`}
        />
        <Figure name="待核对" value={formatCount(review.after)} note={change(review, '对')} />
      </Figures>
      <Card title={spreadTitle(result)}>
        <WeightPicture histogram={result.histogram} bars={bars} />
      </Card>
      <Card title="会有变化的账户" flush>
        <ChangedPairs id={id} result={result} />
      </Card>
      <Card title="不变的与附带的">
        <ul className={styles.facts}>
          <li>
            {standing > 0
              ? `人工的决定照旧有效：合并 ${formatCount(byHand.merged)} 次，拆分 ${formatCount(byHand.split)} 次，认定不是同一人 ${formatCount(byHand.rejected)} 次。`
              : '还没有人工的决定；有了以后，任何规则都不会推翻它们。'}
          </li>
          <li>多人共用、不作证据的值：{change(hotValues, '个')}。</li>
          <li>
            按模型 {model.version}，从 {formatCount(model.accounts)} 个账户学到。
          </li>
          {newAccounts > 0 && (
            <li>
              另有 {formatCount(newAccounts)}{' '}
              个账户是上次识别以后来的，还不属于任何客户；客户数的变化也有它们的份。
            </li>
          )}
        </ul>
      </Card>
    </>
  );
}

const change = ({ before, after }: { before: number; after: number }, unit: string) =>
  before === after
    ? `与现在相同，${formatCount(before)} ${unit}`
    : `现在 ${formatCount(before)} ${unit}，${after > before ? '多' : '少'} ${formatCount(Math.abs(after - before))} ${unit}`;

function spreadTitle({ histogram: { free, held } }: PreviewResult): string {
  const all = [...free, ...held].reduce((sum, count) => sum + count, 0);
  return `比较了 ${formatCount(all)} 对账户，按“像同一人”的程度分布`;
}
