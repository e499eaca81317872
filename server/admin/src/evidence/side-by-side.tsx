import type { AccountView, EvidenceView } from '@heyi/shared/identity/identity.schema';
import { ChannelTag } from '../ui/channel-tag.tsx';
import styles from './evidence.module.css';

/** What is shown of an account, and by which evidence it is compared. */
const shown = [
  ['name', '姓名', ['surname', 'givenName']],
  ['mobile', '手机号', ['mobile']],
  ['documentNumber', '证件号', ['document']],
  ['birthday', '出生日期', ['birthday']],
  ['gender', '性别', ['gender']],
] as const satisfies [keyof AccountView, string, string[]][];

type Shown = Pick<AccountView, 'channel' | 'accountId' | (typeof shown)[number][0]>;

/** Two accounts, stored or only on a list, and what the comparison found. */
interface Compared extends Pick<EvidenceView, 'parts'> {
  accounts: readonly [Shown, Shown];
}

const sayOther = ['differ', 'conflict', 'close', 'near', 'similar', 'partial', 'swapped'];

/** The two accounts in columns; a row is marked where the comparison, not the way of writing, found a difference. */
export function SideBySide({ evidence }: { evidence: Compared }) {
  const [a, b] = evidence.accounts;
  const isOther = (fields: readonly string[]) =>
    evidence.parts.some(({ field, level }) => fields.includes(field) && sayOther.includes(level));
  return (
    <table className={styles.pair}>
      <thead>
        <tr>
          <th scope="col">账户</th>
          {[a, b].map((account) => (
            <th key={`${account.channel}:${account.accountId}`} scope="col">
              <ChannelTag channel={account.channel} /> {account.accountId}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(([field, name, compared]) => (
          <tr key={field} className={isOther(compared) ? styles.differs : ''}>
            <th scope="row">{name}</th>
            <td>{a[field] ?? '–'}</td>
            <td>
              {b[field] ?? '–'}
              {isOther(compared) && <span className={styles.hidden}>（不同）</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
