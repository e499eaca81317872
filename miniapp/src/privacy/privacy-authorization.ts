import Taro from '@tarojs/taro';
import { createStore } from '../state/store.ts';

type Resolve = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0];

/** How WeChat is answered, while it asks. */
export const privacyQuestion = createStore<{ resolve: Resolve } | null>(null);

/** WeChat holds back what reads personal data until the person has agreed to its guideline, and asks us to ask. */
export function watchPrivacy(): void {
  if (process.env.TARO_ENV !== 'weapp') return;
  Taro.onNeedPrivacyAuthorization((resolve) => privacyQuestion.set({ resolve }));
}

/** By the id of the button that was tapped to agree: WeChat checks that it was. */
export function answerPrivacy(agreed: { buttonId: string } | null): void {
  privacyQuestion.get()?.resolve(agreed ? { event: 'agree', ...agreed } : { event: 'disagree' });
  privacyQuestion.set(null);
}
