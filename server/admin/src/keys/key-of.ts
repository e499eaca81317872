const named = ['Escape'];

/** What was pressed, in lower case, also while an input method would turn it into something else. */
export function keyOf({
  key,
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string | null {
  if (/^[!-~]$/.test(key) || named.includes(key)) return key.toLowerCase();
  const printed = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  if (printed) return printed.toLowerCase();
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return null;
}
