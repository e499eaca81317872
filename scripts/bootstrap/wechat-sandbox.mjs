import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { endScript, startScript } from './child.mjs';
import { Failure } from './failure.mjs';
import { keepLog } from './log-file.mjs';
import { inData, inRoot, shown } from './places.mjs';

const worldFile = inData('wechat-sandbox.json');

/** Starts what plays WeChat while there are no credentials; its people are those of the demo company, once that was generated. */
export async function startSandbox(processes, server) {
  const isNew = !existsSync(worldFile);
  const child = startScript(
    inRoot('scripts', 'dist', 'wechat-sandbox', 'main.js'),
    ['--world', worldFile, '--people', inData('demo', 'phones.json'), '--server', server],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [url] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => []),
  ]);
  keepLog(child, 'wechat-sandbox', '微信沙箱');
  if (url) {
    processes.watch(child, { name: 'wechat-sandbox', title: '微信沙箱' });
    return { url, isNew };
  }
  await endScript(child);
  throw new Failure(
    `微信沙箱没有启动，详见 ${shown(inData('logs', 'wechat-sandbox.log'))}；若 ${shown(worldFile)} 已损坏，请把它移走后重试。`,
  );
}

/** Takes the sandbox's public accounts and mini-program in. */
export async function connectSandbox(processes, env) {
  const child = processes.startOnce({
    script: inRoot('scripts', 'dist', 'connect-sandbox.js'),
    args: [worldFile, inData('demo')],
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Failure('微信沙箱的公众号没有接入，下次 npm start 会再试。');
}
