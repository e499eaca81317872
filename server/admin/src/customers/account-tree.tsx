import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { CustomerDetail } from '@heyi/shared/identity/identity.schema';
import { Button } from 'antd';
import { useState } from 'react';
import { EvidenceBetween } from '../evidence/evidence-between.tsx';
import { formatProbability } from '../ui/format.ts';
import { AccountLine } from './account-line.tsx';
import styles from './customers.module.css';
import { LinkPicture } from './link-picture.tsx';
import { type Branch, linkTrees } from './link-tree.ts';
import { Unmask } from './unmask.tsx';

/** The accounts as a tree: each hangs under the one it was linked to, with the evidence between the two. */
export function AccountTree({
  customer: { accounts, history, can },
}: {
  customer: CustomerDetail;
}) {
  const trees = linkTrees(accounts, history);
  return (
    <>
      {accounts.length > 1 && <LinkPicture trees={trees} />}
      {trees.map((tree) => (
        <ul key={tree.account.id} className={styles.tree}>
          <Twig branch={tree} canUnmask={can.unmask} />
        </ul>
      ))}
      {accounts.length === 1 && <p className={styles.note}>只有这一个账户。</p>}
    </>
  );
}

interface TwigProps {
  branch: Branch;
  canUnmask: boolean;
}

function Twig({ branch: { account, link, branches }, canUnmask }: TwigProps) {
  const [open, setOpen] = useState(false);
  return (
    <li className={link ? styles.twig : styles.root}>
      {link && (
        <div className={styles.why}>
          <span className={link.rule === 'by-hand' ? styles.byHand : styles.rule}>
            {ruleText(link.rule)}
          </span>
          {link.rule !== 'by-hand' && (
            <span className={styles.note}>
              同一人的可能性 {formatProbability(link.probability)}
            </span>
          )}
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
      <div className={styles.account}>
        <AccountLine account={account} />
        {canUnmask && <Unmask account={account} />}
      </div>
      {link && open && (
        <div className={styles.evidence}>
          <EvidenceBetween id={link.to} otherId={account.id} linked />
        </div>
      )}
      {branches.length > 0 && (
        <ul className={styles.twigs}>
          {branches.map((branch) => (
            <Twig key={branch.account.id} branch={branch} canUnmask={canUnmask} />
          ))}
        </ul>
      )}
    </li>
  );
}
