import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { browser } from './browser.mjs';
import { compile } from './compile.mjs';
import { Failure, runCommand } from './failure.mjs';
import { install } from './install.mjs';
import { inRoot } from './places.mjs';
import { runNode, runNpm } from './run.mjs';

const plain = process.stdout.isTTY ? [] : ['--colors=off'];
const tool = (name) => inRoot('node_modules', ...name.split('/'));

const typescript = async () => {
  for (const project of ['tsconfig.json', 'server/admin/tsconfig.json', 'miniapp/tsconfig.json']) {
    if (existsSync(inRoot(project)))
      await node(tool('typescript/bin/tsc'), '--noEmit', '-p', project);
  }
};

const jest = (...args) =>
  node(
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    tool('jest/bin/jest.js'),
    ...args,
  );

async function pages() {
  await node('scripts/build-pages.mjs');
  if (!existsSync(inRoot('miniapp', 'src'))) return;
  const code = await runNpm(['run', '--silent', 'check:weapp', '-w', '@heyi/miniapp']);
  if (code !== 0) throw new Failure('请看上面的说明。');
}

const steps = {
  lock: ['依赖锁文件可装于各平台', () => node('scripts/fix-lock.mjs', '--check')],
  lint: [
    '代码风格与分层（biome）',
    () => node(tool('@biomejs/biome/bin/biome'), 'ci', ...plain, '.'),
  ],
  types: ['类型（tsc）', typescript],
  unused: ['无用代码（knip）', () => node(tool('knip/bin/knip.js'))],
  build: ['编译', () => compile()],
  pages: ['构建页面并检查小程序', pages],
  tests: ['测试（jest）', () => jest()],
  browser: ['浏览器测试', browserTests],
};

const usage = `用法：npm test -- [选项]

运行全部检查与测试，遇到第一处失败即停。

  --only A,B   只运行这些步骤：${Object.keys(steps).join('、')}
  --help       显示帮助

MONGODB_URI 指向一个真正的 MongoDB 副本集时，测试在它上面运行。`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const chosen = values.only?.split(',') ?? Object.keys(steps);
  const unknown = chosen.find((name) => !steps[name]);
  if (unknown) throw new Failure(`没有步骤“${unknown}”，可选：${Object.keys(steps).join('、')}`);
  const startedAt = Date.now();
  await step('安装依赖', () => install(null));
  for (const name of chosen) await step(...steps[name]);
  console.log(`\n✔ 全部通过，共 ${seconds(startedAt)} 秒`);
});

async function step(title, work) {
  const startedAt = Date.now();
  console.log(`\n━━ ${title}`);
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`✘ ${title}没有通过（${seconds(startedAt)} 秒）。${error.message}`);
  }
  console.log(`✔ ${title}（${seconds(startedAt)} 秒）`);
}

async function node(...args) {
  const code = await runNode(args);
  if (code !== 0) throw new Failure('请看上面的说明。');
}

async function browserTests() {
  if (!existsSync(inRoot('tests', 'browser'))) return;
  const found = browser();
  if (!found) {
    console.log(
      '⚠⚠ 没有找到 Chromium 或 Chrome：浏览器测试没有运行。装好后再试，或用 CHROMIUM 指明其路径。',
    );
    return;
  }
  await jest('--config', 'jest.browser.config.js');
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}
