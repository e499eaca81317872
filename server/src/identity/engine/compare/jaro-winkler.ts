const leftUsed = new Uint8Array(128);
const rightUsed = new Uint8Array(128);
const prefixWeight = 0.1;
const longestPrefix = 4;

/** Jaro-Winkler similarity (Winkler 1990), 0 to 1, of code units; texts up to 128. */
export function jaroWinkler(
  left: Uint16Array,
  leftLength: number,
  right: Uint16Array,
  rightLength: number,
): number {
  if (leftLength === 0 || rightLength === 0) return 0;
  const common = markCommon(left, leftLength, right, rightLength);
  if (common === 0) return 0;
  const swaps = countMoved(left, leftLength, right) / 2;
  const jaro = (common / leftLength + common / rightLength + (common - swaps) / common) / 3;
  const most = Math.min(longestPrefix, leftLength, rightLength);
  let prefix = 0;
  while (prefix < most && left[prefix] === right[prefix]) prefix++;
  return jaro + prefix * prefixWeight * (1 - jaro);
}

function markCommon(
  left: Uint16Array,
  leftLength: number,
  right: Uint16Array,
  rightLength: number,
): number {
  const reach = Math.max(0, Math.floor(Math.max(leftLength, rightLength) / 2) - 1);
  leftUsed.fill(0, 0, leftLength);
  rightUsed.fill(0, 0, rightLength);
  let common = 0;
  for (let index = 0; index < leftLength; index++) {
    const end = Math.min(rightLength - 1, index + reach);
    for (let other = Math.max(0, index - reach); other <= end; other++) {
      if (rightUsed[other] === 1 || left[index] !== right[other]) continue;
      leftUsed[index] = 1;
      rightUsed[other] = 1;
      common++;
      break;
    }
  }
  return common;
}

function countMoved(left: Uint16Array, leftLength: number, right: Uint16Array): number {
  let moved = 0;
  let other = 0;
  for (let index = 0; index < leftLength; index++) {
    if (leftUsed[index] === 0) continue;
    while (rightUsed[other] === 0) other++;
    if (left[index] !== right[other]) moved++;
    other++;
  }
  return moved;
}
