import { fieldIndex } from '../compare/compared-field.ts';
import { levelIn, levels } from '../compare/levels.ts';

export const vetoNames = ['two-national-ids', 'birthday-and-gender'] as const;
export type Veto = (typeof vetoNames)[number];

/** Contradictions that no other evidence outweighs. */
export function vetoesOf(low: number, high: number): Veto[] {
  const vetoes: Veto[] = [];
  if (levelIn(low, high, fieldIndex.document) === levels.conflict) vetoes.push('two-national-ids');
  const isOtherBirthday = levelIn(low, high, fieldIndex.birthday) === levels.differ;
  if (isOtherBirthday && levelIn(low, high, fieldIndex.gender) === levels.differ) {
    vetoes.push('birthday-and-gender');
  }
  return vetoes;
}
