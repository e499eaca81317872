import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { writePrivately } from './data-directory.mjs';
import { Failure } from './failure.mjs';
import { inData, inRoot, shown } from './places.mjs';

const channels = ['agency', 'broker', 'bancassurance'];
const stateFile = inData('first-run.json');
const administratorFile = inData('administrator.json');
const inTerminal = ['inherit', 'inherit', 'inherit'];

/**
 * What a new data directory still waits for: decided before its database exists, and kept until it is done. Whatever
 * dies in between, the next start does it (again); the importer makes no doubles.
 */
export async function firstRun({ demoAccounts }) {
  if (!existsSync(inData('db'))) await save({ administrator: true, demoAccounts, sandbox: true });
  const waiting = { administrator: true, demoAccounts: 0, sandbox: true };
  return existsSync(stateFile)
    ? { ...waiting, ...JSON.parse(readFileSync(stateFile, 'utf8')) }
    : waiting;
}

export const save = (state) => writePrivately(stateFile, `${JSON.stringify(state, null, 2)}\n`);

/** Generates the demo company's lists and takes them in as anybody's: same command, same importer. */
export async function loadDemo(processes, env, accounts) {
  const directory = inData('demo');
  console.log('\n首次运行，生成演示公司的三份渠道名单：');
  await done(
    processes.startOnce({
      script: inRoot('scripts', 'dist', 'demo', 'main.js'),
      args: ['--accounts', String(accounts), '--out', directory],
      env,
      stdio: inTerminal,
    }),
    '演示名单没有生成',
  );
  console.log('\n导入三份名单，归并成客户：');
  await done(
    processes.startOnce({
      script: inRoot('server', 'dist', 'cli', 'main.js'),
      args: [
        'import',
        ...channels.map((channel) => inData('demo', `${channel}.csv`)),
        ...channels.flatMap((channel) => ['--map', inData('demo', `${channel}.map.json`)]),
      ],
      env,
      stdio: inTerminal,
    }),
    '演示名单没有导入完，下次 npm start 会接着做',
  );
}

/** Opens the first administrator's account where there is none; true when that was now. */
export async function makeAdministrator(processes, env) {
  const child = processes.startOnce({
    script: inRoot('scripts', 'dist', 'first-administrator.js'),
    args: [administratorFile],
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), done(child, '没有建成管理员账户')]);
  return said.trim() === 'created';
}

/** How to sign in, as far as that is known on this machine. */
export function signInHint(isFirst) {
  if (!existsSync(administratorFile)) return null;
  const { username, password } = JSON.parse(readFileSync(administratorFile, 'utf8'));
  const where = shown(administratorFile);
  return isFirst
    ? `用户名 ${username}，密码 ${password}\n（密码只显示这一次；它也记在 ${where}，改密后请删除该文件）`
    : `用户名 ${username}，初始密码见 ${where}`;
}

async function done(child, sentence) {
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Failure(`${sentence}。`);
}
