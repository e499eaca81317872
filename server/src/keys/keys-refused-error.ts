/** The keys that a process was given are not those it needs; the message (Chinese) names the key, never its value. */
export class KeysRefusedError extends Error {
  override name = 'KeysRefusedError';
}
