import { type ComparedField, comparedFields, fieldIndex } from '../compare/compared-field.ts';
import { levels } from '../compare/levels.ts';

/** What people of one household, or customers of one agent, have in common without being one person. */
const householdFields: ReadonlySet<ComparedField> = new Set([
  'mobile',
  'phone',
  'email',
  'policyNumber',
  'surname',
  'address',
  'streetNumber',
  'city',
  'region',
  'postcode',
]);

export const isHouseholdField = (field: ComparedField): boolean => householdFields.has(field);

/** Levels that are no evidence, by field: not known, or said already by another field. */
export const isEvidence = (field: ComparedField, level: number): boolean =>
  level !== levels.missing && (level !== levels.implied || field === 'document');

export const fieldCount = comparedFields.length;
export const documentField = fieldIndex.document;
