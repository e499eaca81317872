import { accountSources } from '@heyi/shared/identity/account-field';
import type { CustomerDetail } from '@heyi/shared/identity/identity.schema';
import { Tag } from 'antd';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { Card } from '../ui/screen.tsx';
import styles from './customers.module.css';

/** What each channel says of the customer, side by side with all of it together. */
export function Tags({ tags: { united, byChannel } }: { tags: CustomerDetail['tags'] }) {
  if (united.length === 0) return null;
  return (
    <Card title="客户标签">
      <div className={styles.tagRows}>
        <div className={styles.tagRow}>
          <span>合并后</span>
          {united.map((tag) => (
            <Tag key={tag} variant="outlined">
              {tag}
            </Tag>
          ))}
        </div>
        {accountSources.map((channel) => {
          const own = byChannel[channel];
          return own?.length ? (
            <div key={channel} className={styles.tagRow}>
              <span>
                <ChannelTag channel={channel} />
              </span>
              {own.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </div>
          ) : null;
        })}
      </div>
    </Card>
  );
}
