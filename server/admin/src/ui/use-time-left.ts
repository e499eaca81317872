import { useRef } from 'react';
import { formatSeconds } from './format.ts';

const surestAfterMs = 2_000;

/** `约还需 12 秒`, by the pace since this was first seen; nothing before there is a pace. */
export function useTimeLeft(done: number, total: number): string | null {
  const first = useRef<{ at: number; done: number } | null>(null);
  if (done > 0) first.current ??= { at: Date.now(), done };
  if (!first.current) return null;
  const elapsed = Date.now() - first.current.at;
  const gone = done - first.current.done;
  if (elapsed < surestAfterMs || gone <= 0) return null;
  return `约还需 ${formatSeconds(Math.ceil(((total - done) / gone) * (elapsed / 1000)))}`;
}
