import { fieldText, levelText } from '@heyi/shared/identity/evidence-text';
import type { EvidencePartView } from '@heyi/shared/identity/identity.schema';
import styles from './waterfall.module.css';
import { type Step, waterfallSteps } from './waterfall-steps.ts';

interface Props {
  parts: EvidencePartView[];
  /** Where the sum begins: how likely any two accounts are one person before they are compared. */
  prior?: number;
}

const bits = (weight: number) => `${weight > 0 ? '+' : ''}${weight.toFixed(1)}`;

/** How the evidence adds up, part by part: a picture and its table in one. */
export function Waterfall({ parts, prior }: Props) {
  const { steps, zero } = waterfallSteps(parts, prior);
  return (
    <table className={styles.waterfall}>
      <caption className={styles.hidden}>每项证据的分量（比特），自上而下相加</caption>
      <thead>
        <tr>
          <th scope="col">证据</th>
          <th scope="col">两个账户</th>
          <th scope="col">
            <span className={styles.legend}>
              <i className={styles.against} /> 不像
              <i className={styles.favour} /> 像同一人
            </span>
          </th>
          <th scope="col" className={styles.number}>
            分量
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.name} className={step.kind === 'part' ? '' : styles.sum}>
            <th scope="row">{nameOf(step)}</th>
            <td>{step.level ? levelText(step.level) : ''}</td>
            <td>
              <Bar step={step} zero={zero} />
            </td>
            <td className={styles.number}>{bits(step.weight)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf({ kind, name }: Step): string {
  if (kind === 'prior') return '比较之前';
  return kind === 'total' ? '合计' : fieldText(name);
}

const Bar = ({ step: { kind, from, to, weight }, zero }: { step: Step; zero: number }) => {
  const sign = weight < 0 ? styles.against : styles.favour;
  return (
    <svg className={styles.bar} aria-hidden="true">
      <line x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="100%" className={styles.zero} />
      <rect
        x={`${Math.min(from, to)}%`}
        width={`${Math.max(Math.abs(to - from), 0.4)}%`}
        y="20%"
        height="60%"
        rx="2"
        className={`${sign} ${kind === 'part' ? '' : styles.whole}`}
      />
    </svg>
  );
};
