import Taro from '@tarojs/taro';

export const typeSizes = [
  { scale: 1, name: '标准' },
  { scale: 1.25, name: '大' },
  { scale: 1.5, name: '特大' },
] as const;
export type TypeScale = (typeof typeSizes)[number]['scale'];

const key = 'type-size';
const systemStandard = 16;
const listeners = new Set<() => void>();
let current: TypeScale | null = null;

const isScale = (value: unknown): value is TypeScale =>
  typeSizes.some(({ scale }) => scale === value);

/** The size that was chosen here, else the one nearest above what the phone is set to. */
export function currentTypeSize(): TypeScale {
  current ??= chosenSize() ?? systemSize();
  return current;
}

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
  current = scale;
  Taro.setStorageSync(key, scale);
  for (const tell of listeners) tell();
}

export function onTypeSizeChange(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
