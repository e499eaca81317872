import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { AccountView } from '@heyi/shared/identity/identity.schema';
import { settingsApi } from '@heyi/shared/identity/settings.api';
import type {
  PreviewPairKind,
  PreviewPairView,
  PreviewResult,
} from '@heyi/shared/identity/settings.schema';
import { Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api.ts';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatCount, formatProbability } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { usePages } from '../ui/use-pages.ts';
import styles from './rules.module.css';

const kinds: [PreviewPairKind, string, (result: PreviewResult) => number, string][] = [
  ['joined', '会归到一起', ({ joined }) => joined.customers, '没有客户会归到一起。'],
  ['split', '会分开', ({ split }) => split.accounts, '没有账户会拆出来。'],
  ['asked', '会新交人核对', ({ review }) => review.asked, '没有新的待核对。'],
  ['unasked', '不再请人核对', ({ review }) => review.unasked, '现有的待核对都还在。'],
];

/** Concrete pairs that would be decided otherwise, by what becomes of them. */
export function ChangedPairs({ id, result }: { id: string; result: PreviewResult }) {
  const [chosen, choose] = useState(
    () => kinds.find(([, , count]) => count(result) > 0)?.[0] ?? 'joined',
  );
  const none = kinds.find(([kind]) => kind === chosen)?.[3] ?? '';
  return (
    <>
      <Radio.Group
        aria-label="哪一种变化"
        className={styles.kinds ?? ''}
        value={chosen}
        onChange={({ target }) => choose(target.value as PreviewPairKind)}
        options={kinds.map(([kind, name, count]) => ({
          value: kind,
          label: `${name} ${formatCount(count(result))}`,
        }))}
      />
      <Pairs key={chosen} id={id} kind={chosen} none={none} />
    </>
  );
}

function Pairs({ id, kind, none }: { id: string; kind: PreviewPairKind; none: string }) {
  const pages = usePages({
    key: ['identity', 'preview-pairs', id, kind],
    read: (cursor) =>
      call(settingsApi.previewPairs, {
        params: { id },
        query: { kind, limit: 20, ...(cursor && { cursor }) },
      }),
  });
  return (
    <PagesTable<PreviewPairView>
      pages={pages}
      unit="对"
      empty={<Empty title={none} />}
      columns={[
        {
          title: '两个账户',
          key: 'accounts',
          render: (_, { accounts: [a, b] }) => (
            <>
              <Side account={a} />
              <Side account={b} />
            </>
          ),
        },
        {
          title: '主要依据',
          dataIndex: 'rule',
          responsive: ['md'],
          render: (rule: string) => ruleText(rule),
        },
        {
          title: '可能性',
          dataIndex: 'probability',
          align: 'right',
          width: 96,
          render: (probability: number) => formatProbability(probability),
        },
        {
          title: '',
          key: 'open',
          align: 'right',
          width: 88,
          render: (_, { accounts: [a, b] }) => <Link to={`/evidence/${a.id}/${b.id}`}>看证据</Link>,
        },
      ]}
    />
  );
}

const Side = ({ account }: { account: AccountView }) => (
  <div className={styles.side}>
    <ChannelTag channel={account.channel} />
    {account.customerId ? (
      <Link to={`/customers/${account.customerId}`}>{account.accountId}</Link>
    ) : (
      account.accountId
    )}
    <span>
      {account.name} {account.mobile}
    </span>
  </div>
);
