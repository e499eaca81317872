import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

// OWASP's choice for 32 MiB a hash; stored with each hash, so that it can be raised at any time.
const cost = { N: 2 ** 15, r: 8, p: 3 };
const saltBytes = 16;
const keyBytes = 32;

/** `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, keyBytes, cost);
  return encode(salt, hash);
}

/** Takes the same time whether the password is wrong or there is none to compare with. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const { salt, hash, ...used } = decode(stored ?? nobodys);
  const given = await derive(password, salt, hash.length, used);
  return timingSafeEqual(given, hash) && stored !== null;
}

const encode = (salt: Buffer, hash: Buffer) =>
  ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join(
    '$',
  );

// No password is known to hash to zeros.
const nobodys = encode(Buffer.alloc(saltBytes), Buffer.alloc(keyBytes));

function decode(stored: string) {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$');
  return {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}

function derive(
  password: string,
  salt: Buffer,
  bytes: number,
  { N = 0, r = 0, p = 0 }: ScryptOptions,
): Promise<Buffer> {
  // One password has many encodings (full-width letters, accents): all of them must open.
  const text = password.normalize('NFKC');
  const maxmem = 128 * N * r + 128 * r * p + 1024 * 1024;
  return new Promise((resolve, reject) => {
    scrypt(text, salt, bytes, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
