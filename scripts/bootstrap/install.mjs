import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Failure, filesystemProblem } from './failure.mjs';
import { isInstalled } from './installed-tree.mjs';
import { inRoot, root } from './places.mjs';
import { runNpm } from './run.mjs';

/** What the server needs to be built and to run; the pages' far larger trees come later. */
export const serverWorkspaces = ['@heyi/shared', '@heyi/server', '@heyi/embedded-mongo'];

/** Stands while an install runs; found when that process is gone, its tree is not to be trusted. */
const unfinished = inRoot('node_modules', '.heyi-unfinished');

/** Installs what the lock says and is not there yet: for the named workspaces, or for all of them. */
export async function install(workspaces, { say = console.log, stdio = 'inherit' } = {}) {
  const installer = installing();
  if (!installer?.died && isInstalled(workspaces)) return;
  if (installer && !installer.died) {
    throw new Failure(`另一个命令（进程 ${installer.pid}）正在安装依赖，请等它完成后再试。`);
  }
  const fresh = installer !== null || !existsSync(inRoot('node_modules', '.package-lock.json'));
  say(workspaces ? '正在安装依赖……' : '正在安装全部依赖（含小程序的构建工具，需要几分钟）……');
  const only = (workspaces ?? []).flatMap((name) => ['-w', name]);
  const how = fresh ? ['ci'] : ['install', '--no-save'];
  mark(fresh);
  const code = await runNpm(
    [...how, ...only, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    { stdio },
  );
  if (code !== 0) {
    throw new Failure('依赖没有装好：请看上面 npm 的说明（多半是网络或磁盘），然后再运行一次。');
  }
  rmSync(unfinished, { force: true });
}

function installing() {
  if (!existsSync(unfinished)) return null;
  const pid = Number(readFileSync(unfinished, 'utf8'));
  try {
    process.kill(pid, 0);
    return { pid, died: false };
  } catch {
    return { pid, died: true };
  }
}

/** `npm ci` begins by removing the whole folder, and lists what is there only when it is done: it needs no mark. */
function mark(fresh) {
  const file = fresh ? inRoot('.write-test') : unfinished;
  try {
    writeFileSync(file, String(process.pid));
  } catch (error) {
    throw new Failure(`无法在 ${root} 里安装依赖：${filesystemProblem(error)}。`);
  }
  if (fresh) rmSync(file);
}
