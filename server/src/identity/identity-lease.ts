/** Whoever adds accounts or decides who they are holds this lease, so that neither happens under the other. */
export const identityLease = 'identity';
