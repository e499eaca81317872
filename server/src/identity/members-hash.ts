import { createHash } from 'node:crypto';

interface Member {
  id: string;
  contentHash: string;
  isMobileTakenOver?: boolean;
}

/** Tells whether a golden record is still that of these accounts, given in the order of their arrival. */
export function hashMembers(members: Iterable<Member>): string {
  const hash = createHash('sha256');
  for (const { id, contentHash, isMobileTakenOver } of members) {
    hash.update(`${id}:${contentHash}${isMobileTakenOver ? ':taken-over' : ''};`);
  }
  return hash.digest('base64url').slice(0, 22);
}
