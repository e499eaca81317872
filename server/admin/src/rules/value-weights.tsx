import { fieldText } from '@heyi/shared/identity/evidence-text';
import type { ModelFrequencies, ModelView } from '@heyi/shared/identity/models.schema';
import { Empty } from '../ui/empty.tsx';
import { formatCount } from '../ui/format.ts';
import { bits } from './field-weights.tsx';
import modelStyles from './model.module.css';
import styles from './rules.module.css';

interface Props {
  model: ModelView;
  other?: ModelView | undefined;
}

/** The commonest values of each field, by marks instead of the values themselves. */
export function ValueWeights({ model, other }: Props) {
  const shown = model.frequencies.filter(({ common }) => common.length > 0);
  if (shown.length === 0)
    return <Empty title="没有常见的值" about="账户太少，还没有一个值出现过三次。" />;
  return (
    <>
      <p className={styles.note}>值以代号表示，看不出是什么；同一个值在各个模型里代号相同。</p>
      <div className={modelStyles.values}>
        {shown.map((one) => (
          <Values
            key={one.field}
            values={one}
            other={other?.frequencies.find(({ field }) => field === one.field)}
          />
        ))}
      </div>
    </>
  );
}

const shownOfEach = 5;

interface ValuesProps {
  values: ModelFrequencies;
  other: ModelFrequencies | undefined;
}

function Values({ values: { field, common, known, rest }, other }: ValuesProps) {
  const weightIn = (mark: string) => other?.common.find((one) => one.mark === mark)?.weight;
  return (
    <table className={styles.counts}>
      <caption>
        {fieldText(field)}
        <small>（单独记着 {formatCount(known)} 个值）</small>
      </caption>
      <thead>
        <tr>
          <th scope="col">代号</th>
          <th scope="col">占账户</th>
          <th scope="col">相同时</th>
          {other && <th scope="col">另一个</th>}
        </tr>
      </thead>
      <tbody>
        {common.slice(0, shownOfEach).map(({ mark, share, weight }) => (
          <tr key={mark}>
            <th scope="row">
              <code>{mark}</code>
            </th>
            <td>{(share * 100).toFixed(2)}%</td>
            <td>{bits(weight)}</td>
            {other && <td>{withDash(weightIn(mark))}</td>}
          </tr>
        ))}
        <tr>
          <th scope="row">其余的值</th>
          <td>{(rest.share * 100).toFixed(3)}%</td>
          <td>{bits(rest.weight)}</td>
          {other && <td>{bits(other.rest.weight)}</td>}
        </tr>
      </tbody>
    </table>
  );
}

const withDash = (weight: number | undefined) => (weight === undefined ? '–' : bits(weight));
