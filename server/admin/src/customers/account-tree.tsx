import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { AccountView, LinkEventView } from '@heyi/shared/identity/identity.schema';
import { Button } from 'antd';
import { useState } from 'react';
import { EvidenceBetween } from '../evidence/evidence-between.tsx';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { formatMoment, formatProbability } from '../ui/format.ts';
import styles from './customers.module.css';
import { type Branch, linkTrees } from './link-tree.ts';

interface Props {
  accounts: AccountView[];
  history: LinkEventView[];
}

/** The accounts as a tree: each hangs under the one it was linked to, with the evidence between the two. */
export function AccountTree({ accounts, history }: Props) {
  const trees = linkTrees(accounts, history);
  return (
    <>
      {trees.map((tree) => (
        <ul key={tree.account.id} className={styles.tree}>
          <Twig branch={tree} />
        </ul>
      ))}
      {accounts.length === 1 && (
        <p className={styles.note}>只有这一个账户；没有别的账户像是同一个人。</p>
      )}
    </>
  );
}

function Twig({ branch: { account, link, branches } }: { branch: Branch }) {
  const [open, setOpen] = useState(false);
  return (
    <li className={link ? styles.twig : styles.root}>
      {link && (
        <div className={styles.why}>
          <span className={styles.rule}>{ruleText(link.rule)}</span>
          <span className={styles.note}>同一人的可能性 {formatProbability(link.probability)}</span>
          <Button
            type="link"
            size="small"
            aria-expanded={open}
            onClick={() => setOpen((was) => !was)}
          >
            {open ? '收起证据' : '查看证据'}
          </Button>
        </div>
      )}
      <Account account={account} />
      {link && open && (
        <div className={styles.evidence}>
          <EvidenceBetween id={link.to} otherId={account.id} linked />
        </div>
      )}
      {branches.length > 0 && (
        <ul className={styles.twigs}>
          {branches.map((branch) => (
            <Twig key={branch.account.id} branch={branch} />
          ))}
        </ul>
      )}
    </li>
  );
}

const Account = ({ account }: { account: AccountView }) => (
  <div className={styles.account}>
    <ChannelTag channel={account.channel} />
    <strong>{account.accountId}</strong>
    <span>{account.name ?? '未具名'}</span>
    {account.mobile && <span>{account.mobile}</span>}
    {account.documentNumber && <span>{account.documentNumber}</span>}
    {account.birthday && <span>{account.birthday}</span>}
    <span className={styles.note}>收到于{formatMoment(account.recordedAt)}</span>
  </div>
);
