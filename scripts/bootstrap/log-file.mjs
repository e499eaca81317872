import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { inData } from './places.mjs';

const largestBytes = 10 * 1024 * 1024;
const shownLevels = { warn: '警告', error: '错误', fatal: '严重错误' };

/** Keeps what a process says in the data directory's `logs`, and shows its warnings and errors. */
export function keepLog(child, name, title) {
  const { write, complain } = openLog(name, title);
  createInterface({ input: child.stdout }).on('line', write);
  createInterface({ input: child.stderr }).on('line', complain);
}

/** `write` for what a process reports, `complain` for what it says on standard error. */
export function openLog(name, title) {
  const file = inData('logs', `${name}.log`);
  if (existsSync(file) && statSync(file).size > largestBytes) renameSync(file, `${file}.1`);
  const log = createWriteStream(file, { flags: 'a', mode: 0o600 });
  return {
    write(line) {
      log.write(`${line}\n`);
      const warning = warningIn(line);
      if (warning) console.error(`[${title}] ${warning}`);
    },
    complain(line) {
      log.write(`${line}\n`);
      console.error(`[${title}] ${line}`);
    },
  };
}

function warningIn(line) {
  if (!line.startsWith('{')) return null;
  try {
    const { level, msg, err } = JSON.parse(line);
    const said = shownLevels[level];
    return said ? `${said}：${[msg, err?.message].filter(Boolean).join('：')}` : null;
  } catch {
    return null;
  }
}
