import type { EvidencePartView } from '@heyi/shared/identity/identity.schema';

export type Comparison = 'same' | 'near' | 'differs' | 'unknown';

const other = ['differ', 'conflict'];
const nearly = ['near', 'close', 'similar', 'swapped', 'partial'];

/** What the evidence of one row comes to: its worst part counts. */
export function comparisonOf(parts: Pick<EvidencePartView, 'level'>[]): Comparison {
  const levels = parts.map(({ level }) => level).filter((level) => level !== 'missing');
  if (levels.length === 0) return 'unknown';
  if (levels.some((level) => other.includes(level))) return 'differs';
  return levels.some((level) => nearly.includes(level)) ? 'near' : 'same';
}
