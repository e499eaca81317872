import { levelText } from '@heyi/shared/identity/evidence-text';
import type { AccountView, EvidencePartView } from '@heyi/shared/identity/identity.schema';
import type { ReviewPairView } from '@heyi/shared/identity/review.schema';
import { Link } from 'react-router';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { comparisonOf } from './comparison.ts';
import styles from './pair-table.module.css';

/** What is shown of an account, and by which evidence it is compared. */
const shown = [
  ['姓名', ({ name }) => name, ['surname', 'givenName', 'name']],
  ['证件号', ({ documentNumber }) => documentNumber, ['document']],
  ['手机号', ({ mobile }) => mobile, ['mobile', 'phone']],
  ['出生日期', ({ birthday }) => birthday, ['birthday']],
  ['性别', ({ gender }) => gender, ['gender']],
  ['标签', ({ tags }) => tags.join('、') || null, []],
] as const satisfies [string, (account: AccountView) => string | null, string[]][];

/** Two accounts as two cards; between them what the comparison, not the way of writing, found. */
export function PairTable({ pair }: { pair: ReviewPairView }) {
  const [a, b] = pair.accounts;
  return (
    <table className={styles.pair}>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            <span className={styles.hidden}>资料</span>
          </th>
          <Head account={a} count={pair.accountCounts[0]} />
          <th scope="col" className={styles.corner}>
            <span className={styles.hidden}>比较</span>
          </th>
          <Head account={b} count={pair.accountCounts[1]} />
        </tr>
      </thead>
      <tbody>
        {shown.map(([name, read, fields]) => (
          <Row
            key={name}
            name={name}
            compared={fields.length > 0}
            values={[read(a) ?? impliedBy(a, fields), read(b) ?? impliedBy(b, fields)]}
            parts={pair.parts.filter(({ field }) => (fields as readonly string[]).includes(field))}
          />
        ))}
      </tbody>
    </table>
  );
}

const Head = ({ account, count }: { account: AccountView; count: number }) => (
  <th scope="col" className={styles.side}>
    <ChannelTag channel={account.channel} /> <strong>{account.accountId}</strong>
    {account.customerId && (
      <Link to={`/customers/${account.customerId}`} className={styles.owner}>
        {count > 1 ? `这位客户共有 ${count} 个账户` : '这位客户只有这个账户'}
      </Link>
    )}
  </th>
);

interface RowProps {
  name: string;
  values: [string | null, string | null];
  parts: EvidencePartView[];
  /** The engine looks at it. */
  compared: boolean;
}

function Row({ name, values: [left, right], parts, compared }: RowProps) {
  const found = comparisonOf(parts);
  const isLeftOut = compared && parts.length === 0 && left !== null && right !== null;
  return (
    <tr className={styles[found]}>
      <th scope="row">{name}</th>
      <td className={styles.side}>{left ?? '–'}</td>
      <td className={styles.found}>
        {parts.length > 0 && (
          <span>
            <i aria-hidden>{signs[found]}</i> {said(parts)}
          </span>
        )}
        {isLeftOut && '未计入'}
      </td>
      <td className={styles.side}>{right ?? '–'}</td>
    </tr>
  );
}

/** An ID number says when one was born, and whether as a man or a woman. */
const impliedBy = ({ documentNumber }: AccountView, fields: readonly string[]) =>
  documentNumber && fields.some((field) => field === 'birthday' || field === 'gender')
    ? '见证件号'
    : null;

const signs = { same: '＝', near: '≈', differs: '≠', unknown: '' };

const partNames: Record<string, string> = { surname: '姓', givenName: '名' };

const said = (parts: EvidencePartView[]) =>
  [
    ...new Set(parts.map(({ field, level }) => `${partNames[field] ?? ''}${levelText(level)}`)),
  ].join('，');
