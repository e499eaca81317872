import { withChecksum } from './checksum.ts';
import type { Store } from './environment.ts';
import { formatKey, numberBytes } from './keys-of-catalogue.ts';
import { justAfter } from './scan.ts';

const pieceLength = 1000;

/** Takes a store of format 1, which knew no checksums, to format 2: all at once or not at all. */
export function addChecksums(store: Store): void {
  store.transactionSync(() => {
    let start: Buffer = Buffer.from([0]);
    for (;;) {
      const piece = [...store.getRange({ start, limit: pieceLength })];
      for (const { key, value } of piece) rewrite(store, key as Buffer, value);
      const last = piece[piece.length - 1];
      if (!last || piece.length < pieceLength) return;
      start = justAfter(last.key as Buffer);
    }
  });
}

function rewrite(store: Store, key: Buffer, value: Buffer): void {
  store.putSync(key, key.equals(formatKey) ? numberBytes(2) : withChecksum(key, value));
}
