import type { Random } from './random.ts';

/** Passes items on in mixed order while holding at most `capacity` of them. */
export function createShuffle<T>(random: Random, capacity: number, emit: (item: T) => void) {
  const held: T[] = [];
  return {
    push(item: T) {
      if (held.length < capacity) {
        held.push(item);
        return;
      }
      const place = random.below(capacity);
      const leaving = held[place] as T;
      held[place] = item;
      emit(leaving);
    },
    flush() {
      for (let last = held.length - 1; last > 0; last--) {
        const other = random.below(last + 1);
        const swapped = held[last] as T;
        held[last] = held[other] as T;
        held[other] = swapped;
      }
      for (const item of held) emit(item);
      held.length = 0;
    },
  };
}
