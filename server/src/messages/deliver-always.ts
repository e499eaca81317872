import { setTimeout as sleep } from 'node:timers/promises';
import type { Ports } from '../ports/ports.ts';
import { claimMessage, deliver } from './deliver.ts';
import { type Message, MessageModel } from './message.model.ts';

const atOnce = 4;
const pollMs = 500;
const mostRounds = 8;
const firstPauseMs = 60_000;

/** Delivers all messages that are due, the oldest first; gives how many it took up. */
export async function deliverDue(ports: Ports, signal?: AbortSignal): Promise<number> {
  let taken = 0;
  const one = async () => {
    while (!signal?.aborted) {
      const message = await claimMessage(ports.now());
      if (!message) return;
      taken++;
      await deliver(message, ports).catch((error: unknown) => putOff(message, error, ports));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return taken;
}

/** Something unforeseen: later again while nothing was sent; an attempt that began is left to be told as unknown. */
async function putOff({ _id, claim, round }: Message, error: unknown, ports: Ports) {
  ports.log.error({ err: error, message: _id }, 'message not delivered');
  const at = ports.now();
  const isOver = round + 1 >= mostRounds;
  await MessageModel.updateOne(
    { _id, claim, state: 'sending' },
    {
      $set: {
        state: isOver ? 'failed' : 'waiting',
        dueAt: new Date(at.getTime() + firstPauseMs * 2 ** round),
        claim: null,
        round: round + 1,
        ...(isOver ? { settledAt: at } : {}),
      },
    },
  );
}

/** Looks for messages again and again until it is stopped. */
export function deliverAlways(ports: Ports) {
  const stopping = new AbortController();
  const { signal } = stopping;
  async function work() {
    while (!signal.aborted) {
      await deliverDue(ports, signal).catch((error: unknown) =>
        ports.log.error({ err: error }, 'messages to phones'),
      );
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
