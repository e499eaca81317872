import type { MessageState } from '@heyi/shared/messages/delivery';
import type { Decision } from './choose-way.rules.ts';
import { type Message, MessageModel } from './message.model.ts';

/** Stores what was decided about a claimed message, other than to send it. */
export async function conclude(message: Message, decision: Decision, at: Date): Promise<void> {
  await MessageModel.updateOne(
    { _id: message._id, claim: message.claim, state: 'sending' },
    { $set: { claim: null, ...outcomeOf(message, decision, at) } },
  );
}

function outcomeOf(message: Message, decision: Decision, at: Date) {
  const settled = (state: MessageState) => ({ state, settledAt: at, waitsFor: null });
  switch (decision.do) {
    case 'wait':
      return {
        state: 'waiting',
        dueAt: decision.until,
        waitsFor: decision.why,
        round: decision.why === 'quiet-hours' ? message.round : message.round + 1,
      };
    case 'leave':
      return { ...settled('unknown'), ...interrupted(message) };
    case 'refuse':
      return settled('refused');
    case 'expire':
      return settled('expired');
    case 'inbox': {
      const { closed, why } = decision;
      return {
        ...settled('inbox'),
        closed: why ? [{ way: null, appid: null, why }, ...closed] : closed,
      };
    }
    case 'send':
      throw new Error('A message to be sent is not concluded');
  }
}

/** Its sender died between asking WeChat and hearing the answer. */
function interrupted({ attempts }: Message) {
  const last = attempts.length - 1;
  if (attempts[last]?.outcome !== 'started') return { way: attempts[last]?.way ?? null };
  return {
    way: attempts[last].way,
    [`attempts.${last}.outcome`]: 'unknown',
    [`attempts.${last}.why`]: 'interrupted',
  };
}
