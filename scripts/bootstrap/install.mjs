import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { Failure, filesystemProblem } from './failure.mjs';
import { isInstalled } from './installed-tree.mjs';
import { inRoot, root, shown } from './places.mjs';
import { runNpm } from './run.mjs';

/** What the server needs to be built and to run; the pages' far larger trees come later. */
export const serverWorkspaces = ['@heyi/shared', '@heyi/server', '@heyi/embedded-mongo'];

/** Stands while an install runs; found at a start, the install before was cut off and its tree is not to be trusted. */
const unfinished = inRoot('node_modules', '.heyi-unfinished');

/** Installs what the lock says and is not there yet: for the named workspaces, or for all of them. */
export async function install(workspaces, { say = console.log, stdio = 'inherit' } = {}) {
  const cutOff = existsSync(unfinished);
  if (!cutOff && isInstalled(workspaces)) return;
  const fresh = cutOff || !existsSync(inRoot('node_modules', '.package-lock.json'));
  say(workspaces ? '正在安装依赖……' : '正在安装全部依赖（含小程序的构建工具，约需一分钟）……');
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

function mark(fresh) {
  // `npm ci` begins by removing the whole folder, and the mark with it; it leaves no list of what is there until it ends.
  try {
    if (fresh) writeFileSync(inRoot('.heyi-write-test'), '');
    else writeFileSync(unfinished, '');
    rmSync(inRoot('.heyi-write-test'), { force: true });
  } catch (error) {
    throw new Failure(`无法在 ${shown(root) || root} 里安装依赖：${filesystemProblem(error)}。`);
  }
}
