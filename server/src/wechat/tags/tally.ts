/** How many followers, by the name of a tag. */
export type Tally = Map<string, number>;

export function addToTally(tally: Tally, names: Iterable<string>, by = 1): void {
  for (const name of names) tally.set(name, (tally.get(name) ?? 0) + by);
}
