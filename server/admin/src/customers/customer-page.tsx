import { MergeCellsOutlined } from '@ant-design/icons';
import type { CustomerDetail } from '@heyi/shared/identity/identity.schema';
import { Alert, Skeleton } from 'antd';
import { useParams } from 'react-router';
import { ChannelTags } from '../ui/channel-tag.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { AccountTree } from './account-tree.tsx';
import { Consents } from './consents.tsx';
import { Contacts } from './contacts.tsx';
import { GoldenRecord } from './golden-record.tsx';
import { History } from './history.tsx';
import { Split } from './split.tsx';
import { Tags } from './tags.tsx';
import { useCustomer } from './use-customer.ts';

export function CustomerPage() {
  const { id = '' } = useParams();
  const customer = useCustomer(id);
  const { data } = customer;
  return (
    <Screen
      title={data ? (data.name ?? '未具名客户') : '客户'}
      about={
        data && (
          <>
            {data.accountCount} 个渠道账户 <ChannelTags channels={data.channels} />
            <Consents consents={data.consents} />
          </>
        )
      }
      actions={data && <Actions customer={data} />}
    >
      <Loaded query={customer} skeleton={<CustomerSkeleton />}>
        {(found) => <Everything key={found.id} customer={found} />}
      </Loaded>
    </Screen>
  );
}

const Actions = ({ customer }: { customer: CustomerDetail }) => (
  <>
    {customer.can.split && <Split customer={customer} />}
    {customer.can.merge && (
      <LinkButton to={`/customers/${customer.id}/merge`} icon={<MergeCellsOutlined aria-hidden />}>
        与另一位合并
      </LinkButton>
    )}
  </>
);

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
      <AccountTree customer={customer} />
    </Card>
    <Card title="合成的客户资料" flush>
      <GoldenRecord customer={customer} />
    </Card>
    <Tags tags={customer.tags} />
    <Contacts customerId={customer.id} />
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
