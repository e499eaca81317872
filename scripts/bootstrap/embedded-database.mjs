import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { endScript, startScript } from './child.mjs';
import { writePrivately } from './data-directory.mjs';
import { Failure } from './failure.mjs';
import { answers } from './free-port.mjs';
import { openLog } from './log-file.mjs';
import { inData, inRoot, shown } from './places.mjs';

const runFile = inData('run.json');
const directory = inData('db');

/** The embedded database that another command of ours runs on this data directory, if any. */
export async function runningDatabase() {
  try {
    const running = JSON.parse(readFileSync(runFile, 'utf8'));
    process.kill(running.pid, 0);
    return (await answers(Number(new URL(running.uri).port))) ? running : null;
  } catch {
    return null;
  }
}

/** One sentence for a command that finds the data directory taken. */
export const takenBy = ({ pid, command }) =>
  new Failure(
    `数据文件夹 ${shown(inData())} 正由另一个 ${command}（进程 ${pid}）使用：请先停掉它，或用 HEYI_DATA_DIR 换一个文件夹。`,
  );

/** Starts the embedded database on the data directory for `command`; returns its process and address once it listens. */
export async function startDatabase(command) {
  const child = startScript(
    inRoot('server', 'embedded-mongo', 'dist', 'main.js'),
    ['--data', directory, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said = [];
  let complain = (line) => said.push(line);
  createInterface({ input: child.stderr }).on('line', (line) => complain(line));
  const uri = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => line),
    once(child, 'close').then(() => null),
  ]);
  if (!uri) throw new Failure(notStarted(said));
  const running = { pid: process.pid, command, databasePid: child.pid, uri };
  await writePrivately(runFile, `${JSON.stringify(running)}\n`);
  ({ complain } = openLog('database', '内置数据库'));
  for (const line of said) complain(line);
  return { child, uri };
}

export async function endDatabase({ child }) {
  await endScript(child);
  rmSync(runFile, { force: true });
}

function notStarted(said) {
  const reason = said.filter((line) => line.trim() !== '').at(-1) ?? '没有说明原因';
  const where = shown(directory);
  return `内置数据库没有启动：${reason}\n请确认没有别的程序在用 ${where}；若数据已损坏，请从备份恢复，或把 ${where} 移走后重新开始。`;
}
