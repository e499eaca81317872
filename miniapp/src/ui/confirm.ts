import Taro from '@tarojs/taro';

/** Asks before something that cannot be taken back; `content` says what will happen. */
export async function confirm(
  title: string,
  content: string,
  confirmText: string,
): Promise<boolean> {
  return (await Taro.showModal({ title, content, confirmText, cancelText: '再想想' })).confirm;
}
