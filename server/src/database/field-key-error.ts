/** Thrown when sealed bytes do not open: this process lacks their key, or the key or the bytes are wrong. */
export class FieldKeyError extends Error {
  override name = 'FieldKeyError';
  readonly keyId: string;
  readonly reason: 'unknown' | 'wrong';

  constructor(keyId: string, reason: 'unknown' | 'wrong') {
    super(
      reason === 'unknown'
        ? `Unknown encryption key "${keyId}"`
        : `What encryption key "${keyId}" sealed does not open with it`,
    );
    this.keyId = keyId;
    this.reason = reason;
  }
}
