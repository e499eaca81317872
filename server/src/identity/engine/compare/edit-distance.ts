const longest = 64;
let beforeLast = new Uint8Array(longest + 1);
let last = new Uint8Array(longest + 1);
let current = new Uint8Array(longest + 1);

/**
 * Damerau-Levenshtein distance (optimal string alignment: insert, delete, replace, swap neighbours each cost one)
 * of the first `leftLength` and `rightLength` code units, at most 64; gives `limit + 1` as soon as it is above `limit`.
 */
export function editDistance(
  left: Uint16Array,
  leftLength: number,
  right: Uint16Array,
  rightLength: number,
  limit: number,
): number {
  if (Math.abs(leftLength - rightLength) > limit) return limit + 1;
  for (let column = 0; column <= rightLength; column++) last[column] = column;
  for (let row = 1; row <= leftLength; row++) {
    if (fillRow(left, row, right, rightLength) > limit) return limit + 1;
    const spare = beforeLast;
    beforeLast = last;
    last = current;
    current = spare;
  }
  return Math.min(last[rightLength] as number, limit + 1);
}

/** Fills `current` for one letter of the left text; gives the smallest cost in it. */
function fillRow(left: Uint16Array, row: number, right: Uint16Array, rightLength: number): number {
  const letter = left[row - 1] as number;
  const letterBefore = row > 1 ? (left[row - 2] as number) : -1;
  current[0] = row;
  let smallest = row;
  for (let column = 1; column <= rightLength; column++) {
    const other = right[column - 1] as number;
    let cost = (last[column - 1] as number) + (letter === other ? 0 : 1);
    cost = Math.min(cost, (last[column] as number) + 1, (current[column - 1] as number) + 1);
    if (column > 1 && letterBefore === other && letter === right[column - 2]) {
      cost = Math.min(cost, (beforeLast[column - 2] as number) + 1);
    }
    current[column] = cost;
    if (cost < smallest) smallest = cost;
  }
  return smallest;
}
