import { fieldText, levelText } from '@heyi/shared/identity/evidence-text';
import type { ModelLevel, ModelView } from '@heyi/shared/identity/models.schema';
import styles from './model.module.css';

interface Props {
  model: ModelView;
  other?: ModelView | undefined;
}

/** For each field how often each level is seen and what it weighs: picture and table in one. */
export function FieldWeights({ model, other }: Props) {
  const most = Math.max(
    ...[model, other].flatMap(
      (one) =>
        one?.fields.flatMap(({ levels }) => levels.map(({ weight }) => Math.abs(weight))) ?? [],
    ),
    1,
  );
  const otherLevel = (field: string, level: string) =>
    other?.fields.find((one) => one.field === field)?.levels.find((one) => one.level === level);
  return (
    <table className={styles.weights}>
      <thead>
        <tr>
          <th scope="col">字段与相同的程度</th>
          <th scope="col" className={styles.number}>
            同一人里
          </th>
          <th scope="col" className={styles.number}>
            陌生人里
          </th>
          <th scope="col">不像 ← 0 → 像同一人</th>
          <th scope="col" className={styles.number}>
            分量（比特）
          </th>
          {other && (
            <th scope="col" className={styles.number}>
              另一个
            </th>
          )}
        </tr>
      </thead>
      {model.fields.map(({ field, levels }) => (
        <tbody key={field}>
          <tr>
            <th scope="rowgroup" colSpan={other ? 6 : 5} className={styles.field}>
              {fieldText(field)}
            </th>
          </tr>
          {levels.map((level) => {
            const beside = otherLevel(field, level.level);
            return (
              <tr key={level.level}>
                <th scope="row">{levelText(level.level)}</th>
                <td className={`${styles.number} ${styles.chance}`} data-name="同一人里">
                  {chanceText(level.m)}
                </td>
                <td className={`${styles.number} ${styles.chance}`} data-name="陌生人里">
                  {chanceText(level.u)}
                </td>
                <td className={styles.bar}>
                  <WeightBar level={level} beside={beside} most={most} />
                </td>
                <td className={styles.number}>{bits(level.weight)}</td>
                {other && <td className={styles.number}>{beside ? bits(beside.weight) : '–'}</td>}
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

interface BarProps {
  level: ModelLevel;
  beside: ModelLevel | undefined;
  most: number;
}

/** From zero in the middle; the other model's weight as a stroke. */
function WeightBar({ level: { weight }, beside, most }: BarProps) {
  const place = (value: number) => 50 + (value / most) * 50;
  const [from, to] = [Math.min(place(0), place(weight)), Math.max(place(0), place(weight))];
  return (
    <svg className={styles.weightBar} aria-hidden="true">
      <line x1="50%" x2="50%" y1="0" y2="100%" className={styles.zero} />
      <rect
        x={`${from}%`}
        width={`${Math.max(to - from, 0.3)}%`}
        y="20%"
        height="60%"
        rx="2"
        className={weight < 0 ? styles.against : styles.favour}
      />
      {beside && (
        <line
          x1={`${place(beside.weight)}%`}
          x2={`${place(beside.weight)}%`}
          y1="0"
          y2="100%"
          className={styles.stroke}
        />
      )}
    </svg>
  );
}

export const bits = (weight: number): string => `${weight > 0 ? '+' : ''}${weight.toFixed(1)}`;

/** `0.93` → `93%`, `0.0000021` → `百万分之 2.1`. */
function chanceText(chance: number): string {
  if (chance >= 0.01) return `${(chance * 100).toFixed(1)}%`;
  if (chance >= 0.0001) return `${(chance * 100).toFixed(3)}%`;
  return `百万分之 ${(chance * 1e6).toFixed(chance * 1e6 < 10 ? 2 : 0)}`;
}
