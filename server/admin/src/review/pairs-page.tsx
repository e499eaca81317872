import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { AccountView } from '@heyi/shared/identity/identity.schema';
import { reviewApi } from '@heyi/shared/identity/review.api';
import type { ReviewPairView } from '@heyi/shared/identity/review.schema';
import { Link, useNavigate } from 'react-router';
import { call } from '../api.ts';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatProbability } from '../ui/format.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { PagesTable } from '../ui/pages-table.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { usePages } from '../ui/use-pages.ts';
import styles from './review.module.css';

/** All pairs in doubt, the likeliest first; each can be opened by itself. */
export function PairsPage() {
  const navigate = useNavigate();
  const pages = usePages({
    key: ['identity', 'review-pairs'],
    read: (cursor) => call(reviewApi.list, { query: { limit: 50, ...(cursor && { cursor }) } }),
  });
  return (
    <Screen
      title="全部待核对"
      about="最可能是同一人的在前。"
      actions={
        <LinkButton to="/review" type="primary">
          逐对核对
        </LinkButton>
      }
    >
      <Card flush>
        <PagesTable<ReviewPairView>
          pages={pages}
          unit="对"
          empty={<Empty title="全部核对完了" about="没有存疑的账户了。" />}
          onOpen={({ id }) => void navigate(`/review/${id}`)}
          columns={[
            {
              title: '两个账户',
              key: 'accounts',
              render: (_, { id, accounts: [a, b] }) => (
                <Link to={`/review/${id}`}>
                  <Side account={a} />
                  <Side account={b} />
                </Link>
              ),
            },
            {
              title: '最强的依据',
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
              title: '领取',
              key: 'claim',
              responsive: ['sm'],
              render: (_, { claim }) => claim?.by.name ?? '–',
            },
          ]}
        />
      </Card>
    </Screen>
  );
}

const Side = ({ account: { channel, accountId, name } }: { account: AccountView }) => (
  <div className={styles.states}>
    <ChannelTag channel={channel} /> {accountId} {name}
  </div>
);
