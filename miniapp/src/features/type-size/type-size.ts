import Taro from '@tarojs/taro';
import { createStore } from '../../state/store.ts';

export const typeSizes = [
  { scale: 1, name: '标准' },
  { scale: 1.25, name: '大' },
  { scale: 1.5, name: '特大' },
] as const;
type TypeScale = (typeof typeSizes)[number]['scale'];

const key = 'type-size';
const systemStandard = 16;

const isScale = (value: unknown): value is TypeScale =>
  typeSizes.some(({ scale }) => scale === value);

/** The size that was chosen here, else the one nearest above what the phone is set to. */
export const typeSize = createStore<TypeScale>(chosenSize() ?? systemSize());

function chosenSize(): TypeScale | null {
  const chosen: unknown = Taro.getStorageSync(key);
  return isScale(chosen) ? chosen : null;
}

function systemSize(): TypeScale {
  if (process.env.TARO_ENV !== 'weapp') return 1;
  const { fontSizeSetting = systemStandard } = Taro.getAppBaseInfo() as {
    fontSizeSetting?: number;
  };
  const wanted = fontSizeSetting / systemStandard;
  return typeSizes.find(({ scale }) => scale >= wanted)?.scale ?? 1.5;
}

export function chooseTypeSize(scale: TypeScale): void {
  Taro.setStorageSync(key, scale);
  typeSize.set(scale);
}
