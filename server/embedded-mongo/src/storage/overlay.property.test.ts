import fc from 'fast-check';
import { Overlay } from './overlay.ts';
import type { Entry, View } from './view.ts';

/** A view over plain entries. */
class PlainView implements View {
  readonly #entries: Entry[];

  constructor(entries: ReadonlyMap<number, Buffer>) {
    this.#entries = [...entries]
      .sort(([a], [b]) => a - b)
      .map(([at, value]) => ({ key: Buffer.from([at]), value }));
  }

  get(key: Buffer): Buffer | undefined {
    return this.#entries.find((entry) => entry.key.equals(key))?.value;
  }

  range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[] {
    const within = this.#entries.filter(
      ({ key }) => Buffer.compare(key, low) >= 0 && Buffer.compare(key, high) < 0,
    );
    return (reverse ? within.reverse() : within).slice(0, limit);
  }
}

const byte = fc.integer({ min: 0, max: 30 });
const stored = fc.uniqueArray(byte, { maxLength: 20 });
const writes = fc.array(fc.tuple(byte, fc.boolean()), { maxLength: 30 });

it('an overlay reads as if its writes had been made', () => {
  fc.assert(
    fc.property(
      stored,
      writes,
      byte,
      byte,
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      (below, own, low, high, limit, reverse) => {
        const plain = new Map(below.map((at) => [at, Buffer.from([1])]));
        const overlay = new Overlay(new PlainView(plain));
        for (const [at, kept] of own) {
          overlay.set(Buffer.from([at]), kept ? Buffer.from([2]) : undefined);
          if (kept) plain.set(at, Buffer.from([2]));
          else plain.delete(at);
        }
        const whole = new PlainView(plain);
        const bounds = [Buffer.from([low]), Buffer.from([high]), limit, reverse] as const;
        expect(overlay.range(...bounds)).toEqual(whole.range(...bounds));
        expect(overlay.get(Buffer.from([low]))).toEqual(whole.get(Buffer.from([low])));
      },
    ),
    { numRuns: 500 },
  );
});
