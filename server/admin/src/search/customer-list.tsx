import { identityApi } from '@heyi/shared/identity/identity.api';
import type { CustomerView } from '@heyi/shared/identity/identity.schema';
import { Link, useNavigate } from 'react-router';
import { call } from '../api.ts';
import { ChannelTags } from '../ui/channel-tag.tsx';
import { formatMoment } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { usePages } from '../ui/use-pages.ts';
import { NothingFound } from './nothing-found.tsx';
import styles from './search.module.css';
import type { SearchState } from './search-state.ts';

export function CustomerList({ sought }: { sought: SearchState }) {
  const navigate = useNavigate();
  const pages = usePages({
    key: ['identity', 'customers', sought],
    read: (cursor) =>
      call(identityApi.searchCustomers, { body: { ...sought, ...(cursor && { cursor }) } }),
  });
  return (
    <PagesTable<CustomerView>
      pages={pages}
      unit="位客户"
      empty={<NothingFound sought={sought} what="客户" />}
      onOpen={({ id }) => void navigate(`/customers/${id}`)}
      columns={[
        {
          title: '姓名',
          key: 'name',
          render: (_, { id, name, mobile, documentNumber, channels }) => (
            <>
              <Link to={`/customers/${id}`}>{name ?? '未具名'}</Link>
              <div className={styles.narrow}>
                <span>{mobile}</span>
                <span>{documentNumber}</span>
                <ChannelTags channels={channels} />
              </div>
            </>
          ),
        },
        { title: '手机号', dataIndex: 'mobile', responsive: ['md'] },
        { title: '证件号', dataIndex: 'documentNumber', responsive: ['md'] },
        {
          title: '渠道',
          dataIndex: 'channels',
          responsive: ['md'],
          render: (channels: CustomerView['channels']) => <ChannelTags channels={channels} />,
        },
        { title: '账户', dataIndex: 'accountCount', align: 'right', width: 72 },
        {
          title: '更新',
          dataIndex: 'updatedAt',
          responsive: ['lg'],
          render: (at: string) => formatMoment(at),
        },
      ]}
    />
  );
}
