import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { useTypeSize } from '../features/type-size/use-type-size.ts';
import './screen.scss';

/** The ground of every page: colours, margins, and text as large as the person wants it. */
export function Screen({ children }: PropsWithChildren) {
  const scale = useTypeSize();
  return <View className={`screen screen--type-${scale * 100}`}>{children}</View>;
}

export const Card = ({ title, children }: PropsWithChildren<{ title?: string }>) => (
  <View className="card">
    {title && <View className="card__title">{title}</View>}
    {children}
  </View>
);
