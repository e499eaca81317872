import type { EvidencePartView } from '@heyi/shared/identity/identity.schema';

/** One bar: where it begins and ends in percent of the width. */
export interface Step {
  kind: 'prior' | 'part' | 'total';
  name: string;
  level: string | null;
  weight: number;
  from: number;
  to: number;
}

/** The bars of the parts that weigh anything, the strongest first, between the prior (if any) and the sum. */
export function waterfallSteps(
  parts: EvidencePartView[],
  prior?: number,
): { steps: Step[]; zero: number } {
  const weighing = parts
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const marks = [0];
  let sum = prior ?? 0;
  marks.push(sum);
  for (const { weight } of weighing) {
    sum += weight;
    marks.push(sum);
  }
  const least = Math.min(...marks);
  const range = Math.max(...marks) - least || 1;
  const place = (value: number) => ((value - least) / range) * 100;

  const steps: Step[] = [];
  let at = prior ?? 0;
  if (prior !== undefined) {
    const ends = { from: place(0), to: place(prior) };
    steps.push({ kind: 'prior', name: 'prior', level: null, weight: prior, ...ends });
  }
  for (const { field, level, weight } of weighing) {
    const ends = { from: place(at), to: place(at + weight) };
    steps.push({ kind: 'part', name: field, level, weight, ...ends });
    at += weight;
  }
  const ends = { from: place(0), to: place(at) };
  steps.push({ kind: 'total', name: 'total', level: null, weight: at, ...ends });
  return { steps, zero: place(0) };
}
