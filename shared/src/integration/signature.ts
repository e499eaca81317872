/** How a core system signs what it sends: HMAC-SHA256 with its secret over `textToSign`, in lower-case hex. */
export const signatureScheme = 'HEYI-HMAC-SHA256';

/** A signed request is refused when its time is further away than this, in milliseconds. */
export const signatureMaxAgeMs = 5 * 60_000;

export interface SignedParts {
  /** Upper case. */
  method: string;
  /** As sent, with its query: `/api/integration/policies`. */
  path: string;
  /** Milliseconds since 1970. */
  timestamp: string;
  /** New for each request: 16 to 64 letters, digits, `-` or `_`. */
  nonce: string;
  /** SHA-256 of the body's bytes, in lower-case hex; of nothing where there is no body. */
  contentHash: string;
}

export const textToSign = ({ method, path, timestamp, nonce, contentHash }: SignedParts): string =>
  [signatureScheme, method, path, timestamp, nonce, contentHash].join('\n');

/** The value of the header `Authorization`. */
export const signatureHeader = (
  system: string,
  { timestamp, nonce, contentHash }: Pick<SignedParts, 'timestamp' | 'nonce' | 'contentHash'>,
  signature: string,
): string =>
  `${signatureScheme} system=${system},timestamp=${timestamp},nonce=${nonce},content=${contentHash},signature=${signature}`;

export interface SignatureHeader extends Pick<SignedParts, 'timestamp' | 'nonce' | 'contentHash'> {
  system: string;
  signature: string;
}

const header =
  /^HEYI-HMAC-SHA256 system=([0-9a-f]{24}),timestamp=(\d{13}),nonce=([\w-]{16,64}),content=([0-9a-f]{64}),signature=([0-9a-f]{64})$/;

/** Null for a header of another form. */
export function readSignatureHeader(text: string): SignatureHeader | null {
  const found = header.exec(text);
  if (!found) return null;
  const [, system = '', timestamp = '', nonce = '', contentHash = '', signature = ''] = found;
  return { system, timestamp, nonce, contentHash, signature };
}
