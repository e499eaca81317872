import type { Decided } from './decided.ts';
import { explainPair } from './engine/explain.ts';
import type { EvidencePart } from './link.model.ts';

/** The evidence between two accounts as the ledger keeps it: levels and weights, no values. */
export const evidenceParts = (
  { accounts, resolution }: Decided,
  a: number,
  b: number,
): EvidencePart[] =>
  explainPair(accounts.table, resolution.model, a, b).parts.map(({ field, level, weight }) => ({
    field,
    level,
    weight,
  }));
