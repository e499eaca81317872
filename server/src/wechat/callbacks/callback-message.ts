import * as z from 'zod';

const Text = z.string().max(4000);
const Openid = z.string().regex(/^[\w-]{20,40}$/);

/** A message or an event as WeChat tells it; what is not named here is not used. */
export const CallbackMessage = z
  .object({
    ToUserName: z.string().max(64),
    FromUserName: Openid,
    CreateTime: z.string().regex(/^\d{10}$/),
    MsgType: z.string().regex(/^[a-z_]{1,40}$/),
    MsgId: z
      .string()
      .regex(/^\d{1,24}$/)
      .optional(),
    Event: z
      .string()
      .regex(/^\w{1,60}$/)
      .optional(),
    EventKey: z.preprocess((value) => (value === '' ? undefined : value), Text.optional()),
    Content: Text.optional(),
    MsgID: z
      .string()
      .regex(/^\d{1,24}$/)
      .optional(),
    Status: Text.optional(),
    SubscribeMsgPopupEvent: z.unknown().optional(),
  })
  .refine(({ MsgType, MsgId, Event }) => (MsgType === 'event' ? Event : MsgId) !== undefined);
export type CallbackMessage = z.output<typeof CallbackMessage>;

/** The same for every repetition, as WeChat tells to recognise them. */
export function messageKey(appid: string, message: CallbackMessage): string {
  const { MsgId, FromUserName, CreateTime, Event, EventKey = '', MsgID = '' } = message;
  if (MsgId !== undefined) return `${appid} ${MsgId}`;
  return `${appid} ${FromUserName} ${CreateTime} ${Event} ${EventKey} ${MsgID}`.trimEnd();
}
