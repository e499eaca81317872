import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { openLog } from './log-file.mjs';
import { servedPages, stalePages } from './pages.mjs';
import { inData, inRoot, shown } from './places.mjs';

const low = 15;
const isNews = (line) => /^(正在|.+已构建)/.test(line);

/** Bundles the pages beside the running server, behind everything else that wants the processor; a failure stops nobody. */
export function buildPages(processes) {
  const stale = stalePages(servedPages);
  if (stale.length === 0) return;
  const titles = stale.map(({ title }) => title).join('和');
  console.log(`\n${titles}正在后台安装、构建（首次要几分钟），好了会在这里说。`);
  const child = processes.startOnce({
    script: inRoot('scripts', 'build-pages.mjs'),
    args: ['--served'],
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  setPriority(child.pid, low);
  const { write } = openLog('pages', '页面');
  createInterface({ input: child.stdout }).on('line', (line) => {
    write(line);
    if (isNews(line)) console.log(line);
  });
  child.stderr.on('data', (text) => write(String(text).trimEnd()));
  child.once('exit', (code, signal) => {
    if (code !== 0 && !signal)
      console.error(`页面没有全部构建成功，详见 ${shown(inData('logs', 'pages.log'))}。`);
  });
}
