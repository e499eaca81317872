import type { Types } from 'mongoose';
import * as z from 'zod';
import type { WechatUser } from '../wechat/wechat-user.ts';
import { noteAgreement } from './note-agreement.ts';

const Choice = z.object({
  TemplateId: z.string().regex(/^[\w-]{10,64}$/),
  SubscribeStatusString: z.string(),
});
const Popup = z.object({
  List: z.preprocess((list) => (Array.isArray(list) ? list : [list]), z.array(Choice).max(20)),
});

interface Told extends WechatUser {
  accountId: Types.ObjectId;
  key: string;
  at: Date;
}

/** Keeps what WeChat tells of the choices in its pop-up; what cannot be read is nothing. */
export async function notePopup(popup: unknown, told: Told): Promise<void> {
  const { data } = Popup.safeParse(popup);
  for (const { TemplateId, SubscribeStatusString } of data?.List ?? [])
    await noteAgreement({
      ...told,
      templateId: TemplateId,
      isYes: SubscribeStatusString === 'accept',
      toldBy: 'callback',
    });
}
