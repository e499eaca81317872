import { channelText, ruleText } from '@heyi/shared/identity/evidence-text';
import { type Edge, layOut, nodeSize, type Place } from './link-layout.ts';
import styles from './link-picture.module.css';
import type { Branch } from './link-tree.ts';

/** The accounts and what holds them together; what people linked is drawn otherwise. The tree below says the same in words. */
export function LinkPicture({ trees }: { trees: Branch[] }) {
  const { places, edges, width, height } = layOut(trees);
  const hasByHand = edges.some(({ rule }) => rule === 'by-hand');
  return (
    <figure className={styles.picture}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="账户关系图">
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {edges.map((edge) => (
            <Line key={edge.key} edge={edge} />
          ))}
          {places.map((place) => (
            <Node key={place.account.id} place={place} />
          ))}
        </svg>
      </section>
      <figcaption>
        <span className={styles.machineLine} /> 系统归并
        {hasByHand && (
          <>
            <span className={styles.handLine} /> 人工认定
          </>
        )}
      </figcaption>
    </figure>
  );
}

function Line({ edge: { from, to, rule } }: { edge: Edge }) {
  const middle = (from.x + to.x) / 2;
  const isByHand = rule === 'by-hand';
  return (
    <>
      <path
        d={`M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`}
        className={isByHand ? styles.byHand : styles.byMachine}
      />
      <text
        x={to.x - 10}
        y={to.y > from.y ? to.y + 16 : to.y - 7}
        textAnchor="end"
        className={styles.rule}
      >
        {isByHand ? '人工认定' : ruleText(rule)}
      </text>
    </>
  );
}

const Node = ({ place: { account, x, y } }: { place: Place }) => (
  <g transform={`translate(${x} ${y - nodeSize.height / 2})`}>
    <rect {...nodeSize} rx="8" className={styles.node} />
    <rect
      x="1"
      y="8"
      width="4"
      height={nodeSize.height - 16}
      rx="2"
      fill={`var(--${account.channel})`}
    />
    <text x="16" y="20" className={styles.name}>
      {shortened(account.accountId)}
    </text>
    <text x="16" y="38" className={styles.rule}>
      {channelText(account.channel)} {account.name ?? '未具名'}
    </text>
  </g>
);

const longest = 18;

const shortened = (text: string) =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
