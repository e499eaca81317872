/** Lets the source make its next item while the last one is still being dealt with: one ahead, never more. */
export async function* oneAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const items = source[Symbol.asyncIterator]();
  let coming = items.next();
  try {
    for (;;) {
      const { value, done } = await coming;
      if (done) return;
      coming = items.next();
      coming.catch(() => undefined); // thrown when it is its turn
      yield value;
    }
  } finally {
    await items.return?.();
  }
}
