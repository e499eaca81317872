/** Probabilities: from `upper` on the machine links, from `lower` on a person is asked. */
export interface Bars {
  upper: number;
  lower: number;
}

export const defaultBars: Bars = { upper: 0.95, lower: 0.5 };
