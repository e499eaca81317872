import { ruleText } from '@heyi/shared/identity/evidence-text';
import { identityApi } from '@heyi/shared/identity/identity.api';
import type { AccountView } from '@heyi/shared/identity/identity.schema';
import { Link, useNavigate } from 'react-router';
import { call } from '../api.ts';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { PagesTable } from '../ui/pages-table.tsx';
import { usePages } from '../ui/use-pages.ts';
import { NothingFound } from './nothing-found.tsx';
import styles from './search.module.css';
import type { SearchState } from './search-state.ts';

export function AccountList({ sought }: { sought: SearchState }) {
  const navigate = useNavigate();
  const pages = usePages({
    key: ['identity', 'accounts', sought],
    read: (cursor) =>
      call(identityApi.searchAccounts, { body: { ...sought, ...(cursor && { cursor }) } }),
  });
  return (
    <PagesTable<AccountView>
      pages={pages}
      unit="个账户"
      empty={<NothingFound sought={sought} what="账户" />}
      onOpen={({ customerId }) => customerId && void navigate(`/customers/${customerId}`)}
      columns={[
        {
          title: '账户编号',
          key: 'account',
          render: (_, account) => (
            <>
              <AccountName account={account} />
              <div className={styles.narrow}>
                <span>{account.name}</span>
                <span>{account.mobile}</span>
                <span>{account.documentNumber}</span>
              </div>
            </>
          ),
        },
        {
          title: '渠道',
          dataIndex: 'channel',
          render: (channel: AccountView['channel']) => <ChannelTag channel={channel} />,
        },
        { title: '姓名', dataIndex: 'name', responsive: ['md'] },
        { title: '手机号', dataIndex: 'mobile', responsive: ['md'] },
        { title: '证件号', dataIndex: 'documentNumber', responsive: ['md'] },
        { title: '归属依据', key: 'link', responsive: ['lg'], render: (_, one) => whyThere(one) },
      ]}
    />
  );
}

const AccountName = ({ account: { accountId, customerId } }: { account: AccountView }) =>
  customerId ? <Link to={`/customers/${customerId}`}>{accountId}</Link> : accountId;

function whyThere({ customerId, link }: AccountView): string {
  if (!customerId) return '尚未识别';
  return link ? ruleText(link.rule) : '独立客户';
}
