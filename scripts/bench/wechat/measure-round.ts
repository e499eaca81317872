import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { startSandbox } from '../../wechat-sandbox/start-sandbox.ts';
import type { SandboxApp } from '../../wechat-sandbox/world.ts';
import { loadWith } from './load.ts';
import { forged, messagesOf, newPeople, signIns } from './messages.ts';
import { type Timed, timed } from './percentiles.ts';

export interface Parties {
  sandbox: Awaited<ReturnType<typeof startSandbox>>['sandbox'];
  account: SandboxApp;
  miniProgram: SandboxApp;
  api: string;
  baseline: string;
  messages: number;
  signIns: number;
}

/** One round: each figure in milliseconds or a second. */
export interface Round {
  /** A bare Koa route with one insert. */
  baseline: Timed;
  /** From the request to the answer. */
  answered: Timed;
  /** From its arrival to its last effect, while messages come as fast as they are answered. */
  handled: Timed;
  /** Refused for their signature: short ones, and ones of a megabyte. */
  forged: Timed;
  forgedMegabyte: Timed;
  /** Of people whose public account we know, of strangers, and once more of the same. */
  known: Timed;
  strangers: Timed;
  again: Timed;
}

const messagesAtOnce = 16;
const signInsAtOnce = 4;
const megabytes = 50;
const actsEach = 4;

export async function measureRound(parties: Parties): Promise<Round> {
  const { sandbox, account, api, baseline, messages } = parties;
  const people = newPeople(sandbox, Math.ceil(messages / actsEach));
  const sent = messagesOf(sandbox, account, people).slice(0, messages);
  const bare = sent.map(({ body }) => ({ url: baseline, body }));
  const yardstick = await loadWith(bare, { atOnce: messagesAtOnce, wanted: 200 });
  const refused = { atOnce: messagesAtOnce, wanted: 401 };
  const short = await loadWith(forged(sent), refused);
  const long = await loadWith(forged(sent.slice(0, megabytes), 'x'.repeat(2 ** 20)), refused);
  const began = new Date();
  const answered = await loadWith(sent, { atOnce: messagesAtOnce, wanted: 200 });
  const handled = await allHandled(account.appid, began);
  const known = await signInsOf(people.slice(0, parties.signIns), parties);
  const others = newPeople(sandbox, parties.signIns);
  const strangers = await signInsOf(others, parties);
  const again = await signInsOf(others, parties);
  return {
    ...{ baseline: yardstick, answered, handled, known, strangers, again },
    ...{ forged: short, forgedMegabyte: long },
  };

  function signInsOf(who: string[], { miniProgram }: Parties): Promise<Timed> {
    const requests = signIns(sandbox, miniProgram, who, api);
    return loadWith(requests, { atOnce: signInsAtOnce, wanted: 200 });
  }
}

/** Waits until the worker has done with all that came since. */
async function allHandled(appid: string, since: Date): Promise<Timed> {
  const received = mongoose.connection.collection('wechat_received_messages');
  const ours = { appid, receivedAt: { $gte: since } };
  while (await received.findOne({ ...ours, state: 'waiting' })) await sleep(100);
  const failed = await received.countDocuments({ ...ours, state: 'failed' });
  if (failed > 0) throw new Error(`${failed} 条消息处理失败`);
  const all = await received.find(ours).project({ receivedAt: 1, handledAt: 1 }).toArray();
  const took = all.map(({ receivedAt, handledAt }) => Number(handledAt) - Number(receivedAt));
  const end = Math.max(...all.map(({ handledAt }) => Number(handledAt)));
  return timed(took, (end - since.getTime()) / 1000);
}
