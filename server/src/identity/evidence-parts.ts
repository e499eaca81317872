import type { Decided } from './decided.ts';
import type { EvidencePart } from './link.model.ts';

/** The evidence between two accounts as the ledger keeps it: levels and weights, no values. */
export const evidenceParts = ({ explain }: Decided, a: number, b: number): EvidencePart[] =>
  explain(a, b).parts.map(({ field, level, weight }) => ({ field, level, weight }));
