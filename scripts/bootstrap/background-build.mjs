import { setPriority } from 'node:os';
import { openLog } from './log-file.mjs';
import { servedPages, stalePages } from './pages.mjs';
import { inData, inRoot, shown } from './places.mjs';

const low = 15;

/** Bundles the pages beside the running server, behind everything else that wants the processor; a failure stops nobody. */
export function buildPages(processes) {
  if (stalePages(servedPages).length === 0) return;
  console.log('管理后台的页面正在后台构建，好了会在这里说。');
  const child = processes.startOnce({
    script: inRoot('scripts', 'build-pages.mjs'),
    args: ['--served'],
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  setPriority(child.pid, low);
  const { write } = openLog('pages', '页面');
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => write(String(text).trimEnd()));
  child.once('exit', (code, signal) => {
    if (code === 0) console.log('管理后台的页面已构建好。');
    else if (!signal)
      console.error(`管理后台的页面没有构建成功，详见 ${shown(inData('logs', 'pages.log'))}。`);
  });
}
