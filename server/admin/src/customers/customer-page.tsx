import { identityApi } from '@heyi/shared/identity/identity.api';
import type { CustomerDetail } from '@heyi/shared/identity/identity.schema';
import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useParams } from 'react-router';
import { call } from '../api.ts';
import { ChannelTags } from '../ui/channel-tag.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { AccountTree } from './account-tree.tsx';
import { GoldenRecord } from './golden-record.tsx';
import { History } from './history.tsx';
import { Tags } from './tags.tsx';

export function CustomerPage() {
  const { id = '' } = useParams();
  const customer = useQuery({
    queryKey: ['identity', 'customer', id],
    queryFn: () => call(identityApi.showCustomer, { params: { id } }),
  });
  const { data } = customer;
  return (
    <Screen
      title={data ? (data.name ?? '未具名客户') : '客户'}
      about={
        data && (
          <>
            {data.accountCount} 个渠道账户 <ChannelTags channels={data.channels} />
          </>
        )
      }
    >
      <Loaded query={customer} skeleton={<CustomerSkeleton />}>
        {(found) => <Everything customer={found} />}
      </Loaded>
    </Screen>
  );
}

const Everything = ({ customer }: { customer: CustomerDetail }) => (
  <>
    {customer.redirectedFrom && (
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title="您打开的客户已并入这一位，以下是合并后的资料。"
      />
    )}
    <Card title="渠道账户，以及每个账户为何在此">
      <AccountTree accounts={customer.accounts} history={customer.history} />
    </Card>
    <Card title="合成的客户资料" flush>
      <GoldenRecord customer={customer} />
    </Card>
    <Tags tags={customer.tags} />
    <Card title="归并记录">
      <History customer={customer} />
    </Card>
  </>
);

const CustomerSkeleton = () => (
  <>
    <Card>
      <Skeleton active paragraph={{ rows: 5 }} />
    </Card>
    <Card>
      <Skeleton active paragraph={{ rows: 8 }} />
    </Card>
  </>
);
