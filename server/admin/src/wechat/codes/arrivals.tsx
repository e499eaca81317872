import type { CodeDetail } from '@heyi/shared/wechat/codes.schema';
import { Link } from 'react-router';
import { useStaff } from '../../session/use-session.ts';
import { formatMoment } from '../../ui/format.ts';
import { touchTexts } from './code-texts.ts';
import styles from './codes.module.css';

/** Who came last, newest first. */
export function Arrivals({ recent }: { recent: CodeDetail['recent'] }) {
  const { can } = useStaff();
  if (recent.length === 0) return <p className={styles.note}>还没有人扫过。</p>;
  return (
    <>
      <h3 className={styles.title}>最近 {recent.length} 次</h3>
      <ul className={styles.arrivals}>
        {recent.map(({ kind, at, customerId }) => (
          <li key={`${at} ${customerId} ${kind}`}>
            <span>{formatMoment(at)}</span>
            <span>{touchTexts[kind]}</span>
            {customerId && can.seeIdentities ? (
              <Link to={`/customers/${customerId}`}>看客户</Link>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
