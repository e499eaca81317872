import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { inData, inRoot, root, shown } from './places.mjs';
import { onlyWhenItFails, runNode } from './run.mjs';

const names = ['HEYI_ENCRYPTION_KEYS', 'HEYI_HASH_KEY', 'HEYI_TOKEN_SECRET'];
const file = inData('keys.json');

/**
 * Where the server finds its keys, as environment variables: those that the environment names, or names a file for;
 * for the database in the data directory a file beside it, made once.
 */
export async function keysForServer() {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length === 0) return {};
  const { HEYI_KEYS_FILE, MONGODB_URI } = process.env;
  if (HEYI_KEYS_FILE) return { HEYI_KEYS_FILE: path.resolve(root, HEYI_KEYS_FILE) };
  if (MONGODB_URI) throw new Failure(notGiven(missing));
  if (existsSync(file)) refuseBroken();
  else await makeKeys();
  return { HEYI_KEYS_FILE: file };
}

/** Keys made in silence would be others on every machine, and none of them could read what the others sealed. */
function notGiven(missing) {
  const lines = [
    `设了 MONGODB_URI，就要同时给出密钥，还缺：${missing.join('、')}。`,
    '  新的数据库：先运行 npm run heyi -- keys create，把它给出的三行设为所有进程共用的环境变量；',
    '  已有数据的数据库：请用它原来的密钥，或用 HEYI_KEYS_FILE 指明原来的密钥文件。',
  ];
  if (existsSync(file)) lines.push(`  （以前自动生成的在 ${shown(file)}）`);
  return lines.join('\n');
}

function refuseBroken() {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    if (names.every((name) => typeof kept[name] === 'string')) return;
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
  const command = inRoot('server', 'dist', 'cli', 'main.js');
  const code = await runNode([command, 'keys', 'create', '--out', file], onlyWhenItFails);
  if (code !== 0) throw new Failure(`没有生成密钥文件 ${shown(file)}。`);
}
