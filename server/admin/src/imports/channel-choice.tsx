import { type Channel, channels } from '@heyi/shared/identity/account-field';
import { channelText } from '@heyi/shared/identity/evidence-text';
import { Radio } from 'antd';
import styles from './imports.module.css';

interface Props {
  value: Channel | undefined;
  onChange: (channel: Channel) => void;
  /** A column names the channel of each row. */
  hasColumn: boolean;
}

export const ChannelChoice = ({ value, onChange, hasColumn }: Props) => (
  <div className={styles.channel}>
    <span id="channel-of-list">这是哪个渠道的名单</span>
    <Radio.Group
      aria-labelledby="channel-of-list"
      value={value}
      onChange={({ target }) => onChange(target.value as Channel)}
      optionType="button"
      options={channels.map((channel) => ({ value: channel, label: channelText(channel) }))}
    />
    {hasColumn && (
      <span className={styles.about}>
        {value ? '选定的渠道优先于名单里的渠道列。' : '不选则按名单里的渠道列。'}
      </span>
    )}
  </div>
);
