import { type ComparedField, fieldIndex } from '../compare/compared-field.ts';
import { levelIn, levels } from '../compare/levels.ts';

/** Given to one person by an office or by WeChat; one of them may do. */
const personal: readonly ComparedField[] = ['document', 'unionid', 'openid', 'otherId'];

/** What else people are known by; fields of one group come and go together. A surname, a sex or a city tells nobody apart. */
const groups: readonly (readonly ComparedField[])[] = [
  ['givenName'],
  ['birthday'],
  ['mobile', 'phone'],
  ['email'],
  ['policyNumber'],
  ['address', 'streetNumber', 'postcode'],
];

/**
 * Whether two independent kinds of evidence agree, or nearly do: however rare a name is, two persons may have it, and
 * families share a mobile. With quite another birthday it takes what is given to one person: fathers and sons share
 * mobile, home and name. So it does with another surname and no given name to outweigh it (张** and 李*).
 */
export function isCorroborated(low: number, high: number): boolean {
  const levelOf = (field: ComparedField) => levelIn(low, high, fieldIndex[field]);
  const agrees = (field: ComparedField) =>
    levelOf(field) !== levels.missing && levelOf(field) < levels.differ;
  if (personal.some(agrees)) return true;
  if (levelOf('birthday') === levels.differ) return false;
  if (levelOf('surname') === levels.differ && levelOf('givenName') === levels.missing) return false;
  const isSwapped = levelOf('surname') === levels.swapped;
  const agreeing = groups.filter((fields) => fields.some(agrees)).length;
  return agreeing + Number(isSwapped) >= 2;
}
