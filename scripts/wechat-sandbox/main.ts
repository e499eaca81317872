import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { demoWorld } from './demo-world.ts';
import { startSandbox } from './start-sandbox.ts';
import type { Person, WorldState } from './world.ts';

const usage = `用法：node scripts/dist/wechat-sandbox/main.js --world 文件 [--port N]

在本机扮演微信：平台没有真实凭据时与它对话。启动后第一行输出它的地址；/phone 是一部手机。

  --world 文件   状态存放处，没有就新建
  --people 文件  新建时的人物（JSON，可省略）
  --port N       端口（默认任选）
  --server 地址  公众号的消息送往这里，如 http://127.0.0.1:3000`;

const saveEvery = 1000;

const { values } = parseArgs({
  options: {
    world: { type: 'string' },
    people: { type: 'string' },
    port: { type: 'string', default: '0' },
    server: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || !values.world) {
  console.log(usage);
} else {
  await main({ ...values, file: values.world });
}

interface Options {
  file: string;
  port: string;
  people?: string | undefined;
  server?: string | undefined;
}

async function main({ file, port, people, server }: Options) {
  const state = read<WorldState>(file) ?? demoWorld(read<Person[]>(people) ?? []);
  for (const app of state.apps) {
    if (app.kind === 'public-account')
      app.callbackUrl = server === undefined ? null : `${server}/wechat/${app.appid}`;
  }
  const running = await startSandbox({ state, port: Number(port), withPhone: true });
  let saved = '';
  const save = () => {
    // The demo company may be founded after the sandbox was started.
    if (state.people.length === 0) state.people.push(...(read<Person[]>(people) ?? []));
    const text = JSON.stringify(state);
    if (text === saved) return;
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    saved = text;
  };
  save();
  const saving = setInterval(save, saveEvery);
  console.log(running.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      clearInterval(saving);
      await running.close();
      save();
    });
  }
}

function read<T>(file: string | undefined): T | null {
  return file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
