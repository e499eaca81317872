/** Thrown when another process holds the lease. */
export class LeaseHeldError extends Error {
  override name = 'LeaseHeldError';
}
