import { setTimeout as sleep } from 'node:timers/promises';
import type { Ports } from '../../ports/ports.ts';
import { failureCode } from '../stored-failure.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { type WechatMessage, WechatMessageModel } from '../wechat-message.model.ts';
import { CallbackMessage } from './callback-message.ts';
import { bringAbout } from './message-effects.ts';
import { messageContentField } from './receive-message.ts';

const leaseMs = 60_000;
const firstPauseMs = 2_000;
const mostAttempts = 8;
const atOnce = 8;
const pollMs = 500;

/** Handles all messages that are due, the oldest first; gives how many it took up. */
export async function handleMessages(ports: Ports, signal?: AbortSignal): Promise<number> {
  let taken = 0;
  const one = async () => {
    while (!signal?.aborted) {
      const message = await take(ports.now());
      if (!message) return;
      taken++;
      await handle(message, ports);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return taken;
}

/** A message whose handler died is taken up again after a minute. */
const take = (at: Date) =>
  WechatMessageModel.findOneAndUpdate(
    { state: 'waiting', dueAt: { $lte: at } },
    { $set: { dueAt: new Date(at.getTime() + leaseMs) }, $inc: { attempts: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  ).lean();

async function handle(message: WechatMessage, ports: Ports): Promise<void> {
  const { _id, appid, attempts } = message;
  try {
    const app = await WechatAppModel.findOne({ appid }).lean();
    const content = ports.fieldEncryption.open(message.content, messageContentField.place(message));
    if (app) await bringAbout(app, CallbackMessage.parse(content), message.outcome ?? null, ports);
    await WechatMessageModel.updateOne(
      { _id },
      { $set: { state: 'handled', handledAt: ports.now(), failure: null } },
    );
  } catch (error) {
    ports.log.warn({ err: error, appid }, 'message not handled');
    const pause = firstPauseMs * 2 ** attempts;
    await WechatMessageModel.updateOne(
      { _id },
      {
        $set: {
          state: attempts >= mostAttempts ? 'failed' : 'waiting',
          dueAt: new Date(ports.now().getTime() + pause),
          failure: failureCode(error),
        },
      },
    );
  }
}

/** Looks for messages again and again until it is stopped. */
export function handleMessagesAlways(ports: Ports) {
  const stopping = new AbortController();
  const { signal } = stopping;
  async function work() {
    while (!signal.aborted) {
      try {
        await handleMessages(ports, signal);
      } catch (error) {
        ports.log.error({ err: error }, 'messages');
      }
      await sleep(pollMs, undefined, { signal }).catch(() => undefined); // asked to stop
    }
  }
  const working = work();
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}
