import styles from './bars.module.css';
import { formatCount, formatShare, share } from './format.ts';

export interface Bar {
  name: string;
  count: number;
  colour: string;
}

/** Parts of a whole as bars from zero, each with its figure: picture and table at once. */
export function Bars({ bars, all, unit }: { bars: Bar[]; all: number; unit: string }) {
  const most = Math.max(...bars.map(({ count }) => count), 1);
  return (
    <ul className={styles.bars}>
      {bars.map(({ name, count, colour }) => (
        <li key={name} className={styles.bar}>
          <span>{name}</span>
          <svg aria-hidden="true" preserveAspectRatio="none">
            <rect width={`${share(count, most) * 100}%`} height="100%" fill={colour} rx="3" />
          </svg>
          <span>
            {formatCount(count)} {unit}
            <small> {formatShare(count, all)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
