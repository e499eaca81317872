import type { AccountView, EvidenceView } from '@heyi/shared/identity/identity.schema';
import { ChannelTag } from '../ui/channel-tag.tsx';
import styles from './evidence.module.css';

const shown = [
  ['name', '姓名'],
  ['mobile', '手机号'],
  ['documentNumber', '证件号'],
  ['birthday', '出生日期'],
  ['gender', '性别'],
] as const satisfies [keyof AccountView, string][];

/** The two accounts in columns; where both have a value and it differs, the row is marked. */
export function SideBySide({ accounts: [a, b] }: Pick<EvidenceView, 'accounts'>) {
  return (
    <table className={styles.pair}>
      <thead>
        <tr>
          <th scope="col">账户</th>
          {[a, b].map((account) => (
            <th key={account.id} scope="col">
              <ChannelTag channel={account.channel} /> {account.accountId}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(([field, name]) => (
          <tr key={field} className={isOther(a[field], b[field]) ? styles.differs : ''}>
            <th scope="row">{name}</th>
            <td>{a[field] ?? '–'}</td>
            <td>
              {b[field] ?? '–'}
              {isOther(a[field], b[field]) && <span className={styles.hidden}>（写法不同）</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isOther = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
