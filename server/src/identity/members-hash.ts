import { hash } from 'node:crypto';

interface Member {
  id: string;
  contentHash: string;
  isMobileTakenOver?: boolean;
}

/** Tells whether a golden record is still that of these accounts, given in the order of their arrival. */
export function hashMembers(members: Iterable<Member>): string {
  let text = '';
  for (const { id, contentHash, isMobileTakenOver } of members) {
    text += `${id}:${contentHash}${isMobileTakenOver ? ':taken-over' : ''};`;
  }
  return hash('sha256', text, 'base64url').slice(0, 22);
}
