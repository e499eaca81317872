import { createHash } from 'node:crypto';

/** Tells whether a golden record is still that of these accounts, given in the order of their arrival. */
export function hashMembers(members: Iterable<{ id: string; contentHash: string }>): string {
  const hash = createHash('sha256');
  for (const { id, contentHash } of members) hash.update(`${id}:${contentHash};`);
  return hash.digest('base64url').slice(0, 22);
}
