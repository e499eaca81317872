import type { CalendarDate } from '@heyi/shared/dates';
import type { DueView } from '@heyi/shared/policies/policies.schema';
import type { PolicyState } from '@heyi/shared/policies/policy-words';
import type { Policy } from './policy.model.ts';

const dayMs = 24 * 60 * 60 * 1000;

const dayNumber = (date: CalendarDate) => Date.parse(`${date}T00:00:00.000Z`) / dayMs;

/** So many days later. */
export const daysAfter = (date: CalendarDate, days: number): CalendarDate =>
  new Date((dayNumber(date) + days) * dayMs).toISOString().slice(0, 10);

/** What the core system says; of one in force the dates tell whether it is in its grace period. */
export function stateOf({ status, terms }: Policy, today: CalendarDate): PolicyState {
  const { nextDueDate } = terms.premium;
  return status === 'in-force' && nextDueDate !== null && nextDueDate < today ? 'grace' : status;
}

/** What has to be paid next; null where nothing is, or where paying would help no more. */
export function dueOf({ status, terms }: Policy, today: CalendarDate): DueView | null {
  const { nextDueDate, amount, graceDays } = terms.premium;
  if (nextDueDate === null || (status !== 'in-force' && status !== 'lapsed')) return null;
  return {
    date: nextDueDate,
    amount,
    daysLeft: dayNumber(nextDueDate) - dayNumber(today),
    graceUntil: daysAfter(nextDueDate, graceDays),
  };
}

/** Whether the policy covers anybody. */
export const isCovering = (state: PolicyState): boolean =>
  state === 'in-force' || state === 'grace' || state === 'paid-up';
