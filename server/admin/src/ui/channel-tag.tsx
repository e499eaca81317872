import type { AccountSource } from '@heyi/shared/identity/account-field';
import { channelText } from '@heyi/shared/identity/evidence-text';
import styles from './marks.module.css';

/** The same colour for a channel everywhere, always with its name. */
export const ChannelTag = ({ channel }: { channel: AccountSource }) => (
  <span className={`${styles.channel} ${styles[channel]}`}>{channelText(channel)}</span>
);

export const ChannelTags = ({ channels }: { channels: AccountSource[] }) => (
  <span className={styles.row}>
    {channels.map((channel) => (
      <ChannelTag key={channel} channel={channel} />
    ))}
  </span>
);
