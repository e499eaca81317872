import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './state.scss';

/** Why there is nothing, and the next step. */
export const Empty = ({
  title,
  about,
  children,
}: PropsWithChildren<{ title: string; about: string }>) => (
  <View className="state">
    <View className="state__title">{title}</View>
    <View className="state__about">{about}</View>
    {children}
  </View>
);
