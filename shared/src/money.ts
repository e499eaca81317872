import * as z from 'zod';

/** An amount of money in whole fen (0.01 yuan); may be negative. */
export const Fen = z.int();
export type Fen = z.infer<typeof Fen>;

/** `1234500` → `¥12,345.00`. */
export function formatFen(fen: Fen): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('An amount in fen must be a whole number');
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}¥${yuan}.${digits.slice(-2)}`;
}
