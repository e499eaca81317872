import { fieldText } from '@heyi/shared/identity/evidence-text';
import type { CustomerDetail, GoldenValueView } from '@heyi/shared/identity/identity.schema';
import { Table, Tag } from 'antd';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { Empty } from '../ui/empty.tsx';
import styles from './customers.module.css';

/** For every field the value that survived, and which account it came from. */
export function GoldenRecord({ customer: { goldenRecord } }: { customer: CustomerDetail }) {
  if (goldenRecord.length === 0)
    return <Empty title="没有可用的资料" about="这位客户的账户里没有能识别的字段。" />;
  return (
    <Table<GoldenValueView>
      rowKey="field"
      size="middle"
      pagination={false}
      tableLayout="fixed"
      dataSource={goldenRecord}
      columns={[
        {
          title: '字段',
          dataIndex: 'field',
          width: '24%',
          rowScope: 'row',
          render: (field: string) => fieldText(field),
        },
        {
          title: '值',
          key: 'value',
          className: styles.value ?? '',
          render: (_, { value, isTakenOver }) => (
            <>
              {value}
              {isTakenOver ? <Tag>后来由他人使用</Tag> : null}
            </>
          ),
        },
        {
          title: '来自',
          key: 'source',
          className: styles.value ?? '',
          render: (_, { channel, accountId }) => (
            <span className={styles.source}>
              <ChannelTag channel={channel} />
              {accountId}
            </span>
          ),
        },
      ]}
    />
  );
}
