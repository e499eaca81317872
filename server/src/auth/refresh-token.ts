import { createHash, createHmac, randomBytes } from 'node:crypto';

const familyBytes = 16;
const secretBytes = 32;

/** What is stored of a refresh token: nothing that could be used in its place. */
export interface RefreshTokenHashes {
  familyHash: string;
  tokenHash: string;
}

/** `family.secret`: the family stays the same for the whole session, the secret changes with each use. */
export const newRefreshToken = (): string =>
  `${randomBytes(familyBytes).toString('base64url')}.${randomBytes(secretBytes).toString('base64url')}`;

/** Always the same successor for the same token, so that a repeated request (a second tab, a lost answer) gets the same answer. Without the server's secret nobody can foretell it. */
export function successorOf(token: string, serverSecret: string): string {
  const [family] = token.split('.', 1);
  const secret = createHmac('sha256', serverSecret).update(`refresh-token\0${token}`);
  return `${family}.${secret.digest('base64url')}`;
}

/** Null for text that was never a refresh token. */
export function hashesOf(token: string): RefreshTokenHashes | null {
  const [, family] = /^([\w-]{22})\.[\w-]{43}$/.exec(token) ?? [];
  return family === undefined ? null : { familyHash: sha256(family), tokenHash: sha256(token) };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');
