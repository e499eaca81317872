import { hashPassword, verifyPassword } from './password-hash.ts';

test('a password opens its hash, however it is encoded; nothing else does', async () => {
  const stored = await hashPassword('Pässwort－１');
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await verifyPassword('Pässwort-1'.normalize('NFD'), stored)).toBe(true);
  expect(await verifyPassword('pässwort-1', stored)).toBe(false);
  expect(await verifyPassword('', stored)).toBe(false);
  expect(await verifyPassword('Pässwort-1', null)).toBe(false);
});

test('the same password is never hashed to the same text', async () => {
  expect(await hashPassword('x')).not.toBe(await hashPassword('x'));
});

test('a hash made with other parameters still opens', async () => {
  const stored =
    'scrypt$16384$8$1$AAAAAAAAAAAAAAAAAAAAAA$' +
    (await import('node:crypto')).scryptSync('old', Buffer.alloc(16), 32).toString('base64url');
  expect(await verifyPassword('old', stored)).toBe(true);
});
