import type { Resolution } from './engine/resolve-many.ts';

/** What a resolution came to, in figures; `linkedBy` counts accounts that found their customer, by the deciding evidence. */
export function resolutionFigures({
  clusterOf,
  clusters,
  links,
  review,
  ...resolution
}: Resolution) {
  const sizes = new Int32Array(clusters);
  for (const cluster of clusterOf) sizes[cluster] = (sizes[cluster] as number) + 1;
  const linkedBy: Record<string, number> = {};
  for (const { rule } of links) linkedBy[rule] = (linkedBy[rule] ?? 0) + 1;
  return {
    accounts: clusterOf.length,
    customers: clusters,
    reviewPairs: review.length,
    ...(resolution.reviewLeftOut > 0 ? { reviewPairsLeftOut: resolution.reviewLeftOut } : {}),
    largestCluster: sizes.reduce((largest, size) => Math.max(largest, size), 0),
    linkedBy,
    hotValues: resolution.hotValues.length,
  };
}
