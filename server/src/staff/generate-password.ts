import { randomInt } from 'node:crypto';
import { weaknesses } from './password.rules.ts';

// Without characters that look alike: it is read from a screen and typed.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 5;

/** Such as `k7mwp-3nxta-…`: about 99 bits. */
export function generatePassword(): string {
  const password = Array.from({ length: groups }, group).join('-');
  return weaknesses(password, '-----').length === 0 ? password : generatePassword();
}

const group = () =>
  Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
