import Taro from '@tarojs/taro';
import { createStore } from '../state/store.ts';

export const isOnline = createStore(true);

/** Begins to listen to the phone. */
export function watchNetwork(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => isOnline.set(isConnected));
  void Taro.getNetworkType().then(({ networkType }) => isOnline.set(networkType !== 'none'));
}
