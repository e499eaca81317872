import type { MigrationCounts } from './migration.model.ts';

/** `{ failed: 1 }` → `{ 'counts.failed': 1 }`. */
export const underCounts = (changes: Partial<MigrationCounts>): Record<string, number> =>
  Object.fromEntries(Object.entries(changes).map(([name, by]) => [`counts.${name}`, by]));
