function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...left].entries()) {
    const current = [row + 1];
    for (let column = 0; column < right.length; column++) {
      const replaced = (previous[column] ?? 0) + (letter === right[column] ? 0 : 1);
      const shifted = Math.min(previous[column + 1] ?? 0, current[column] ?? 0) + 1;
      current.push(Math.min(replaced, shifted));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** The known name that a mistyped one most likely meant, if any comes close (spelling, case, `-` and `_` aside). */
export function nearestName(typed: string, known: readonly string[]): string | undefined {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const wanted = plain(typed).slice(0, 40);
  if (wanted === '') return undefined;
  const ranked = known
    .map((name) => {
      const other = plain(name);
      const within = other.startsWith(wanted) || wanted.startsWith(other);
      return { name, distance: within ? 1 : editDistance(wanted, other) };
    })
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  const tolerated = Math.floor(Math.max(wanted.length, best?.name.length ?? 0) / 3);
  return best && best.distance <= Math.max(2, tolerated) ? best.name : undefined;
}
