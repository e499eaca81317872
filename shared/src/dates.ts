import * as z from 'zod';

/** A day without a time, `YYYY-MM-DD`: birthdays, policy dates. Never convert it through a time zone. */
export const CalendarDate = z.iso.date();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** A moment on the wire: ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

// Fixed offset: China keeps no summer time, and mini-programs run where Intl has no time zones.
const shanghaiOffset = 8 * 60 * 60 * 1000;

const inShanghai = (instant: Date) => new Date(instant.getTime() + shanghaiOffset).toISOString();

/** The calendar day in Shanghai at that moment. */
export const shanghaiDate = (instant: Date): CalendarDate => inShanghai(instant).slice(0, 10);

/** `2026-11-22 09:05`, Shanghai time. */
export const formatDateTime = (instant: Date): string =>
  inShanghai(instant).slice(0, 16).replace('T', ' ');

/** The moment at which that day begins in Shanghai. */
export const startOfDay = (date: CalendarDate): Date =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) - shanghaiOffset);
