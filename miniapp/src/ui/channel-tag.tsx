import type { Channel } from '@heyi/shared/identity/account-field';
import { Text } from '@tarojs/components';
import './channel-tag.scss';

const names: Record<Channel, string> = { agency: '个险', broker: '经代', bancassurance: '银保' };

/** The same colour for a channel everywhere, and its name beside it. */
export const ChannelTag = ({ channel }: { channel: Channel }) => (
  <Text className={`channel channel--${channel}`}>{names[channel]}</Text>
);
