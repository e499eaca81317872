import type { AccountContent } from '../identity/account-content.ts';

/** What an account says beside its fields once its owner's name and document were matched against the policies. */
const verifiedAt = '实名核验';

export const verifiedAtOf = ({ extra }: AccountContent): string | null => extra[verifiedAt] ?? null;

export const verifiedOn = (at: Date) => ({ [verifiedAt]: at.toISOString() });
