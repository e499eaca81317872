import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writePrivately } from './data-directory.mjs';
import { Failure } from './failure.mjs';
import { inData, shown } from './places.mjs';

const names = ['HEYI_ENCRYPTION_KEYS', 'HEYI_HASH_KEY', 'HEYI_TOKEN_SECRET'];
const file = inData('keys.json');

/** The keys as environment variables: those that the environment names, the others from the data directory, where they are made once. */
export async function keysForServer() {
  if (names.every((name) => process.env[name])) return {};
  const kept = existsSync(file) ? readKeys() : await makeKeys();
  return Object.fromEntries(names.map((name) => [name, process.env[name] || kept[name]]));
}

function readKeys() {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    if (names.every((name) => typeof kept[name] === 'string')) return kept;
  } catch (error) {
    if (error.code === 'EACCES') throw new Failure(`没有读取密钥文件 ${shown(file)} 的权限。`);
  }
  throw new Failure(`密钥文件 ${shown(file)} 已损坏：没有它，已存的数据无法解密，请从备份恢复。`);
}

async function makeKeys() {
  if (existsSync(inData('db'))) {
    throw new Failure(
      `密钥文件 ${shown(file)} 不见了，而数据库里已有用它加密的数据：请从备份恢复；若要从头开始，请先移走 ${shown(inData('db'))}。`,
    );
  }
  const random = () => randomBytes(32).toString('base64');
  const made = {
    HEYI_ENCRYPTION_KEYS: `k1:${random()}`,
    HEYI_HASH_KEY: random(),
    HEYI_TOKEN_SECRET: random(),
  };
  await writePrivately(file, `${JSON.stringify(made, null, 2)}\n`);
  return made;
}
