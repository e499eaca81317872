import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './sheet.scss';
import { spoken } from './spoken.ts';

interface Props {
  title: string;
  onClose: () => void;
}

/** A question over the page, at the thumb; a tap beside it says no. */
export const Sheet = ({ title, onClose, children }: PropsWithChildren<Props>) => (
  <View className="sheet" catchMove>
    <View className="sheet__beside" {...spoken('button', '关闭')} onClick={onClose} />
    <View className="sheet__paper" {...spoken('dialog', title)}>
      <View className="sheet__title">{title}</View>
      <View className="sheet__content">{children}</View>
    </View>
  </View>
);
