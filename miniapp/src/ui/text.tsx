import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { spoken } from './spoken.ts';
import './text.scss';

interface Props {
  tone?: 'quiet' | 'danger' | 'success';
}

/** A short explanation; what went wrong is said to screen readers too. */
export const Note = ({ tone = 'quiet', children }: PropsWithChildren<Props>) => (
  <View className={`note note--${tone}`} {...(tone === 'danger' && spoken('alert'))}>
    {children}
  </View>
);

/** Text as somebody wrote it, line breaks and all. */
export const LongText = ({ text }: { text: string }) => <View className="long-text">{text}</View>;
