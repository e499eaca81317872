import type { Bars, WeightHistogram } from '@heyi/shared/identity/settings.schema';
import { Collapse } from 'antd';
import { formatCount } from '../ui/format.ts';
import rulesStyles from './rules.module.css';
import { percent } from './rules-text.ts';
import styles from './weight-picture.module.css';
import { type Column, type Picture, weightPicture } from './weight-steps.ts';

/** How compared pairs spread, with both bars; picture and table. */
export function WeightPicture({ histogram, bars }: { histogram: WeightHistogram; bars: Bars }) {
  const picture = weightPicture(histogram, bars);
  return (
    <>
      <div className={styles.legend}>
        <span>
          <i className={styles.freeKey} /> 证据不矛盾、不止一种
        </span>
        <span>
          <i className={styles.heldKey} /> 有矛盾或只有一种证据，不会自动归并
        </span>
      </div>
      <Chart picture={picture} bars={bars} />
      <p className={rulesStyles.note}>
        横轴是各项证据相加的分量（比特，已含比较之前的机会），越靠右越像同一人：0 即一半一半，每多 1
        胜算翻一倍。竖轴是对数，每上一格十倍。
      </p>
      <Collapse
        ghost
        size="small"
        items={[{ key: 'table', label: '看数字', children: <Counts columns={picture.columns} /> }]}
      />
    </>
  );
}

function Chart({ picture: { columns, marks, grid }, bars }: { picture: Picture; bars: Bars }) {
  return (
    <div className={styles.chart}>
      <div className={styles.scale} aria-hidden="true">
        {grid.map(({ count, height }) => (
          <span key={count} style={{ bottom: `${height}%` }}>
            {shortCount(count)}
          </span>
        ))}
      </div>
      <svg
        className={styles.columns}
        role="img"
        aria-label={`按分量分布的账户对；自动归并线 ${percent(bars.upper)}，人工核对线 ${percent(bars.lower)}`}
      >
        {grid.map(({ count, height }) => (
          <line key={count} x1="0" x2="100%" y1={`${100 - height}%`} y2={`${100 - height}%`} />
        ))}
        {columns.map((column) => (
          <ColumnBars key={column.from} column={column} />
        ))}
        {(['lower', 'upper'] as const).map((name) => (
          <line
            key={name}
            className={styles[name]}
            x1={`${marks[name]}%`}
            x2={`${marks[name]}%`}
            y1="0"
            y2="100%"
          />
        ))}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        {columns
          .filter(({ from }) => from % 10 === 0)
          .map(({ from, left }) => (
            <span key={from} style={{ left: `${left}%` }}>
              {from}
            </span>
          ))}
      </div>
      <div className={styles.markNames}>
        <span>
          <i className={styles.lowerKey} /> 人工核对线 {percent(bars.lower)}
        </span>
        <span>
          <i className={styles.upperKey} /> 自动归并线 {percent(bars.upper)}
        </span>
      </div>
    </div>
  );
}

const ColumnBars = ({ column }: { column: Column }) => {
  const { left, width, freeHeight, heldHeight, from, to, free, held } = column;
  const x = `${left + width * 0.1}%`;
  const wide = `${width * 0.8}%`;
  return (
    <g>
      <title>{`${from} 到 ${to}：${formatCount(free)} 对，另有不会自动归并的 ${formatCount(held)} 对`}</title>
      <rect
        x={x}
        width={wide}
        y={`${100 - freeHeight}%`}
        height={`${freeHeight}%`}
        className={styles.free}
      />
      <rect
        x={x}
        width={wide}
        y={`${100 - freeHeight - heldHeight}%`}
        height={`${heldHeight}%`}
        className={styles.held}
      />
    </g>
  );
};

function Counts({ columns }: { columns: Column[] }) {
  const last = columns.length - 1;
  return (
    <table className={rulesStyles.counts}>
      <thead>
        <tr>
          <th scope="col">分量（比特）</th>
          <th scope="col">可以自动归并的</th>
          <th scope="col">不会自动归并的</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ from, to, free, held }, index) => (
          <tr key={from}>
            <th scope="row">{rangeText(from, to, index === 0, index === last)}</th>
            <td>{formatCount(free)}</td>
            <td>{formatCount(held)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rangeText(from: number, to: number, isFirst: boolean, isLast: boolean): string {
  if (isFirst) return `${to} 以下`;
  return isLast ? `${from} 以上` : `${from} 到 ${to}`;
}

const shortCount = (count: number) => {
  if (count >= 1e8) return `${count / 1e8} 亿`;
  return count >= 1e4 ? `${count / 1e4} 万` : formatCount(count);
};
