import { accountOfRow } from '../../identity/accounts-of-customer.ts';
import { notePopup } from '../../messages/note-popup.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { type CallbackMessage, messageKey } from './callback-message.ts';

/** What people answer in the mini-program's pop-up for subscribe messages is kept; nothing else is told of it that concerns us. */
export async function bringAboutInMiniProgram({ appid }: WechatApp, message: CallbackMessage) {
  if (message.Event !== 'subscribe_msg_popup_event') return;
  const openid = message.FromUserName;
  const account = await accountOfRow('mini-program', `${appid}:${openid}`);
  if (!account) return; // whoever answers has signed in before
  const told = {
    appid,
    openid,
    accountId: account._id,
    key: messageKey(appid, message),
    at: new Date(Number(message.CreateTime) * 1000),
  };
  await notePopup(message.SubscribeMsgPopupEvent, told);
}
