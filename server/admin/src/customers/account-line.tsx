import type { AccountView } from '@heyi/shared/identity/identity.schema';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { formatMoment } from '../ui/format.ts';
import styles from './customers.module.css';

/** One account in one line, masked. */
export const AccountLine = ({ account }: { account: AccountView }) => (
  <>
    <ChannelTag channel={account.channel} />
    <strong>{account.accountId}</strong>
    <span>{account.name ?? '未具名'}</span>
    {account.mobile && <span>{account.mobile}</span>}
    {account.documentNumber && <span>{account.documentNumber}</span>}
    {account.birthday && <span>{account.birthday}</span>}
    <span className={styles.note}>收到于{formatMoment(account.recordedAt)}</span>
  </>
);
