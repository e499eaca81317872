import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './row.scss';
import { spoken } from './spoken.ts';

interface Props {
  title: string;
  value?: ReactNode;
  about?: string;
  /** Leads further. */
  onTap?: () => void;
}

/** A title and its value; one that leads somewhere says so by an arrow. */
export const Row = ({ title, value, about, onTap }: Props) => (
  <View
    className="row"
    {...(onTap && { hoverClass: 'row--pressed', ...spoken('button'), onClick: onTap })}
  >
    <View className="row__words">
      <View className="row__title">{title}</View>
      {about && <View className="row__about">{about}</View>}
    </View>
    {value !== undefined && <View className="row__value">{value}</View>}
    {onTap && <View className="row__arrow" />}
  </View>
);
