/** The list with one entry a step up (-1) or down (1); as it is where there is no further. */
export function moved(names: readonly string[], at: number, by: -1 | 1): string[] {
  const other = at + by;
  const next = [...names];
  const [one, two] = [names[at], names[other]];
  if (one === undefined || two === undefined) return next;
  next[at] = two;
  next[other] = one;
  return next;
}
