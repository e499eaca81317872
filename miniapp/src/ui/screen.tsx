import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { PrivacyQuestion } from '../privacy/privacy-question.tsx';
import { SignInQuestion } from '../session/sign-in-question.tsx';
import { isOnline } from './network.ts';
import './screen.scss';
import { typeSize } from '../features/type-size/type-size.ts';
import { spoken } from './spoken.ts';
import { useIsShown } from './use-is-shown.ts';

/** The ground of every page: colours, margins, text as large as the person wants it, and the questions that any of them may have to ask. */
export function Screen({ children }: PropsWithChildren) {
  const scale = typeSize.use();
  return (
    <View className={`screen screen--type-${scale * 100}`}>
      {!isOnline.use() && (
        <View className="screen__notice" {...spoken('status')}>
          网络已断开，您看到的可能不是最新的。
        </View>
      )}
      {children}
      {useIsShown() && (
        <>
          <SignInQuestion />
          <PrivacyQuestion />
        </>
      )}
    </View>
  );
}

export const Card = ({ title, children }: PropsWithChildren<{ title?: string }>) => (
  <View className="card">
    {title && <View className="card__title">{title}</View>}
    {children}
  </View>
);
