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

function commonPrefix(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

/** The known name that a mistyped one most likely meant, if any comes close (case, `-` and `_` aside). */
export function nearestName(typed: string, known: readonly string[]): string | undefined {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const wanted = plain(typed).slice(0, 40);
  const tolerated = (name: string) =>
    Math.max(2, Math.floor(Math.max(wanted.length, name.length) * 0.4));
  return known
    .map((name) => ({
      name,
      distance: editDistance(wanted, plain(name)),
      prefix: commonPrefix(wanted, plain(name)),
    }))
    .filter(({ name, distance }) => distance <= tolerated(name))
    .sort((a, b) => b.prefix - a.prefix || a.distance - b.distance)[0]?.name;
}
