import type { ComparedField } from '../compare/compared-field.ts';
import { levels } from '../compare/levels.ts';

/** How many pairs of a household are twins: about one birth in forty, among pairs of all ages. */
export const twinsInHousehold = 0.02;

/** Pairs of a household with one given name: a son named after his father, a parent's name typed for the child. */
const namesakes = 0.003;

export const withNamesakes = (field: ComparedField, strangers: number[]): number[] =>
  field === 'givenName'
    ? strangers.map(
        (chance, level) => chance * (1 - namesakes) + (level === levels.same ? namesakes : 0),
      )
    : strangers;

const typingErrors = 0.02;

/** Twins have one birthday, and parents like to give them names that are alike; for the rest they are a household. */
export function twinChances(field: ComparedField, household: number[]): number[] {
  if (field === 'givenName') return [...alikeNames];
  if (field !== 'birthday') return household;
  return household.map((chance, level) =>
    level === levels.same ? 1 - typingErrors : typingErrors * chance,
  );
}

/** By level code: the same name never, one character or the sound of it in common often. */
const alikeNames = [0, 0.003, 0.1, 0.05, 0.001, 0.45, 0.396, 0];
