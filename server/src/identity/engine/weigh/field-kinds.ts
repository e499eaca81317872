import type { ComparedField } from '../compare/compared-field.ts';
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

/** What is another after a move, all of it at once. */
const homeFields: ReadonlySet<ComparedField> = new Set([
  'phone',
  'address',
  'streetNumber',
  'city',
  'region',
  'postcode',
]);

export const isHomeField = (field: ComparedField): boolean => homeFields.has(field);

export const isHouseholdField = (field: ComparedField): boolean => householdFields.has(field);

/** Not known, or said already by another field, is no evidence; nor is a conflict, which is a veto. */
export const isEvidence = (level: number): boolean =>
  level !== levels.missing && level !== levels.implied && level !== levels.conflict;

/** The share of the accounts with equal values that are not one person after all, at least. */
export const leastStrangers = (field: ComparedField): number =>
  field === 'document' || field === 'unionid' || field === 'openid' ? 0.002 : 0.02;
