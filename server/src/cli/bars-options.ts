import { Bars } from '@heyi/shared/identity/settings.schema';
import { Option } from 'commander';
import { CommandError } from './command-error.ts';

export interface BarsOptions {
  upper?: number;
  lower?: number;
}

const numberOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

export const upperOption = () =>
  new Option('--upper <可能性>', '自动归并线，如 0.95：到这条线，系统自己归并').argParser(numberOf);

export const lowerOption = () =>
  new Option('--lower <可能性>', '人工核对线，如 0.5：到这条线，请人核对').argParser(numberOf);

/** The bars that are asked for, the others as they are. */
export function barsOf({ upper, lower }: BarsOptions, now: Bars): Bars {
  const bars = Bars.safeParse({ upper: upper ?? now.upper, lower: lower ?? now.lower });
  if (!bars.success) throw new CommandError(`${bars.error.issues[0]?.message}`);
  return bars.data;
}
