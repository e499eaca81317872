import { Button } from '@nutui/nutui-react-taro';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import './platform-state.scss';
import { readPlatformState, type PlatformState as State } from './read-platform-state.ts';

const texts: Record<State, { title: string; about: string }> = {
  ready: { title: '服务正常', about: '平台已接通。' },
  preparing: { title: '服务正在准备', about: '请过一会儿再试。' },
  unreachable: { title: '连不上服务', about: '请检查网络后再试。' },
};

/** How the platform is, read anew whenever the page is shown or pulled down. */
export function PlatformState() {
  const [state, setState] = useState<State | null>(null);
  const read = async () => {
    setState(null);
    setState(await readPlatformState());
  };
  useDidShow(() => void read());
  usePullDownRefresh(() => void read().then(() => Taro.stopPullDownRefresh()));

  if (state === null)
    return (
      <View className="state">
        <View className="state__mark" />
        <View className="state__waiting" />
      </View>
    );
  const { title, about } = texts[state];
  return (
    <View className="state">
      <View className={`state__mark state__mark--${state}`} />
      <View className="state__words">
        <Text className="state__title">{title}</Text>
        <Text className="state__about">{about}</Text>
      </View>
      {state !== 'ready' && (
        <Button className="state__retry" onClick={() => void read()}>
          重试
        </Button>
      )}
    </View>
  );
}
