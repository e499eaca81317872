import { parseArgs } from 'node:util';
import { buildPages } from './background-build.mjs';
import { compile } from './compile.mjs';
import { openDataDirectory } from './data-directory.mjs';
import { endDatabase, runningDatabase, startDatabase, takenBy } from './embedded-database.mjs';
import { Failure } from './failure.mjs';
import { firstRun, loadDemo, makeAdministrator, save, signInHint } from './first-run.mjs';
import { freePort } from './free-port.mjs';
import { install, serverWorkspaces } from './install.mjs';
import { keysForServer } from './keys.mjs';
import { dataDirectory, inRoot, shown } from './places.mjs';
import { watchProcesses } from './processes.mjs';
import { addressOf, untilReady } from './ready.mjs';
import { connectSandbox, startSandbox } from './wechat-sandbox.mjs';
import { whenAsked } from './when-asked.mjs';

const usage = `用法：npm start -- [选项]

安装缺少的依赖，编译，启动数据库、服务与后台任务；首次运行还会生成并导入演示公司的名单。按 Ctrl-C 停止。

  --no-demo            首次运行不导入演示数据
  --demo-accounts N    演示数据的账户总数（默认 20000）
  --no-pages           不在后台构建页面
  --help               显示帮助

环境变量：
  PORT             端口（默认 3000）
  HEYI_DATA_DIR    数据文件夹（默认 .data）
  WECHAT_API_URL   改用真实的微信（https://api.weixin.qq.com），不启动本机的微信沙箱
  MONGODB_URI      改用已有的 MongoDB 副本集，不启动内置数据库，也不导入演示数据；密钥要另外给出
  HEYI_KEYS_FILE   密钥文件（用 npm run heyi -- keys create --out <文件> 生成）`;

const showCursor = '\x1b[?25h\x1b[?7h';
const processes = watchProcesses();
const startedAt = Date.now();
let database;

const asked = new Promise(whenAsked);

process.exit(await main());

async function main() {
  try {
    const options = readOptions();
    if (options.help) {
      console.log(usage);
      return 0;
    }
    const running = start(options).then(() => processes.trouble);
    running.catch(() => undefined); // heard by the race, also when it is over already
    const wasRunning = await Promise.race([running, processes.trouble, asked.then(() => true)]);
    if (wasRunning) console.log('\n正在停止……');
    return 0;
  } catch (error) {
    console.error(`\n${error instanceof Failure ? error.message : error.stack}`);
    return 1;
  } finally {
    await processes.end();
    if (database) await endDatabase(database);
    if (process.stderr.isTTY) process.stderr.write(showCursor); // a progress bar that was cut off hides it
  }
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        'demo-accounts': { type: 'string', default: '20000' },
        'no-pages': { type: 'boolean', default: false },
      },
    });
    if (!/^[1-9]\d{0,6}$/.test(values['demo-accounts'])) {
      throw new Failure('--demo-accounts 应为 1 到 9999999 的整数。');
    }
    return values;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`看不懂这些选项，用 npm start -- --help 看用法。（${error.message}）`);
  }
}

async function start(options) {
  openDataDirectory();
  const running = process.env.MONGODB_URI ? null : await runningDatabase();
  if (running) throw takenBy(running);
  const port = await freePort();
  await install(serverWorkspaces);
  await compile();
  const { env, waiting } = await openDatabase(options);

  const address = addressOf(port);
  const sandbox = process.env.WECHAT_API_URL ? null : await startSandbox(processes, address);
  if (sandbox) env.WECHAT_API_URL = sandbox.url;
  startServer({ ...env, PORT: String(port) });
  await untilReady(address);
  console.log('服务已启动');
  const toConnect = sandbox !== null && (sandbox.isNew || waiting.sandbox);
  const created = await doFirstSteps({ ...waiting, sandbox: toConnect }, env);
  welcome({ address, sandbox }, created || (waiting.administrator && database !== undefined));
  if (!options['no-pages']) buildPages(processes);
}

/** What a new data directory still waits for; true when the administrator's account was made now. */
async function doFirstSteps({ administrator, demoAccounts, sandbox }, env) {
  const created = administrator && (await makeAdministrator(processes, env));
  if (demoAccounts > 0) await loadDemo(processes, env, demoAccounts);
  if (sandbox) await connectSandbox(processes, env);
  if (administrator || demoAccounts > 0 || sandbox) await finishFirstRun();
  return created;
}

/** The database, ours or a given one, and what it still waits for. */
async function openDatabase(options) {
  const keys = { ...(await keysForServer()), HEYI_DATA_DIR: dataDirectory };
  const { MONGODB_URI } = process.env;
  if (MONGODB_URI) {
    const waiting = { administrator: true, demoAccounts: 0, sandbox: true };
    return { env: { ...keys, MONGODB_URI }, waiting };
  }
  const demoAccounts = options['no-demo'] ? 0 : Number(options['demo-accounts']);
  const waiting = await firstRun({ demoAccounts });
  database = await startDatabase('npm start');
  processes.watch(database.child, { name: 'database', title: '内置数据库' });
  console.log(`内置数据库已启动（${shown(dataDirectory)}）`);
  return { env: { ...keys, MONGODB_URI: database.uri }, waiting };
}

function startServer(env) {
  processes.start({ name: 'api', title: '服务', script: inRoot('server/dist/main.js'), env });
  processes.start({
    name: 'worker',
    title: '后台任务',
    script: inRoot('server/dist/worker.js'),
    env,
  });
}

async function finishFirstRun() {
  if (!process.env.MONGODB_URI)
    await save({ administrator: false, demoAccounts: 0, sandbox: false });
}

function welcome({ address, sandbox }, isFirst) {
  const signIn = signInHint(isFirst);
  const lines = [
    '',
    `小程序    ${address}/（浏览器里的预览）`,
    `管理后台  ${address}/admin`,
    `接口文档  ${address}/docs`,
    ...(sandbox ? [`微信沙箱  ${sandbox.url}/phone`] : []),
    ...(signIn ? [`登录      ${signIn.replace('\n', '\n          ')}`] : []),
    '',
    `已就绪（${((Date.now() - startedAt) / 1000).toFixed(1)} 秒），按 Ctrl-C 停止。`,
  ];
  console.log(lines.join('\n'));
}
