import { shanghaiDate, startOfDay } from '@heyi/shared/dates';
import {
  type AttemptOutcome,
  type MessageWay,
  messageWays,
  type WhyNot,
} from '@heyi/shared/messages/delivery';
import { type QuietHours, quietUntil } from '@heyi/shared/messages/quiet-hours';

/** One way to the person's phone: by one app, to one of their accounts. */
export interface Candidate {
  way: MessageWay;
  appid: string;
  accountId: string;
  hasTemplate: boolean;
  /** What is told can stand in the template's fields. */
  fits: boolean;
  /** Subscribe messages that the person has agreed to and not had yet. */
  agreementsLeft: number;
  isFollowing: boolean;
  /** Of their last action in the public account. */
  actedAt: Date | null;
}

/** What was tried already; `round` counts the times that the message was taken up. */
export interface Tried {
  way: MessageWay;
  appid: string;
  accountId: string;
  outcome: AttemptOutcome;
  why: WhyNot | null;
  round: number;
}

export interface Facts {
  at: Date;
  isMarketing: boolean;
  isUrgent: boolean;
  refusesMarketing: boolean;
  expiresAt: Date;
  quietHours: QuietHours | null;
  candidates: readonly Candidate[];
  tried: readonly Tried[];
  round: number;
}

export interface Closed {
  way: MessageWay;
  appid: string;
  why: WhyNot;
}

export type Decision =
  | { do: 'send'; candidate: Candidate }
  | { do: 'wait'; until: Date; why: WhyNot }
  /** It may have reached the phone already. */
  | { do: 'leave' }
  | { do: 'refuse' }
  | { do: 'expire' }
  | { do: 'inbox'; closed: Closed[]; why: WhyNot | null };

const windowMs = 48 * 3_600_000;
/** WeChat's clock and ours differ, and a call takes its time. */
const windowMarginMs = 60_000;
const minute = 60_000;
const pausesMs = [1, 5, 30, 120, 360].map((minutes) => minutes * minute);
const day = 86_400_000;

/** What to do about a message now, by what is allowed now; the inbox has it in any case. */
export function chooseWay(facts: Facts): Decision {
  const { at, tried, expiresAt, isUrgent } = facts;
  if (tried.some(({ outcome }) => mayHaveArrived.includes(outcome))) return { do: 'leave' };
  if (facts.isMarketing && facts.refusesMarketing) return { do: 'refuse' };
  if (expiresAt <= at) return { do: 'expire' };
  const looked = facts.candidates.map((candidate) => ({
    candidate,
    why: whyClosed(candidate, facts),
  }));
  const open = looked.filter(({ why }) => why === null).map(({ candidate }) => candidate);
  const [best] = open.sort(byPreference);
  if (best) return unlessQuiet(best, isUrgent ? null : quietUntil(at, facts.quietHours), facts);
  const again = tryAgainAt(facts);
  if (again && again.until < expiresAt) return { do: 'wait', ...again };
  const closed = looked.flatMap(({ candidate: { way, appid }, why }) =>
    why ? [{ way, appid, why }] : [],
  );
  return { do: 'inbox', closed, why: closed.length === 0 ? 'no-account' : null };
}

const mayHaveArrived: readonly AttemptOutcome[] = ['started', 'sent', 'unknown'];

function unlessQuiet(candidate: Candidate, until: Date | null, { expiresAt }: Facts): Decision {
  if (!until) return { do: 'send', candidate };
  if (until < expiresAt) return { do: 'wait', until, why: 'quiet-hours' };
  const { way, appid } = candidate;
  return { do: 'inbox', closed: [{ way, appid, why: 'quiet-hours' }], why: null };
}

/** Why a candidate is no way just now; null when it is one. */
function whyClosed(candidate: Candidate, facts: Facts): WhyNot | null {
  const last = facts.tried.findLast((one) => isSame(one, candidate));
  if (last && (last.outcome === 'refused' || last.round === facts.round))
    return last.why ?? 'refused-by-wechat';
  return whyNotAllowed[candidate.way](candidate, facts);
}

const whyNotAllowed: Record<MessageWay, (candidate: Candidate, facts: Facts) => WhyNot | null> = {
  subscribe({ hasTemplate, fits, agreementsLeft }) {
    if (!hasTemplate) return 'no-template';
    if (!fits) return 'unfit';
    return agreementsLeft > 0 ? null : 'no-agreement';
  },
  template({ hasTemplate, fits, isFollowing }, { isMarketing }) {
    if (!hasTemplate) return 'no-template';
    if (!fits) return 'unfit';
    if (!isFollowing) return 'not-following';
    return isMarketing ? 'marketing' : null; // WeChat allows template messages for services only
  },
  custom(candidate, { at }) {
    if (!candidate.isFollowing) return 'not-following';
    return hasJustActed(candidate, at) ? null : 'no-recent-action';
  },
};

const hasJustActed = ({ actedAt }: Candidate, at: Date) =>
  actedAt !== null && at.getTime() - actedAt.getTime() < windowMs - windowMarginMs;

const isSame = (a: Tried, b: Candidate) =>
  a.way === b.way && a.appid === b.appid && a.accountId === b.accountId;

/** By way; of two the one where the person was last. */
const byPreference = (a: Candidate, b: Candidate) =>
  messageWays.indexOf(a.way) - messageWays.indexOf(b.way) ||
  Number(b.actedAt ?? 0) - Number(a.actedAt ?? 0);

/** When what failed for a passing reason in this round is worth another one. */
function tryAgainAt({ at, tried, round }: Facts): { until: Date; why: WhyNot } | null {
  const put = tried.findLast((one) => one.round === round && one.outcome === 'later');
  const pause = pausesMs[round];
  if (!put?.why || pause === undefined) return null;
  const until =
    put.why === 'quota-used'
      ? new Date(startOfDay(shanghaiDate(at)).getTime() + day + 5 * minute)
      : new Date(at.getTime() + pause);
  return { until, why: put.why };
}
