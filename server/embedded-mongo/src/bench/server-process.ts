import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Starts the built database; with `profileTo` it writes a CPU profile there when it ends. */
export async function startServer(data: string, profileTo: string | undefined) {
  const program = path.join(import.meta.dirname, '..', 'main.js');
  const profiled = profileTo ? ['--cpu-prof', '--cpu-prof-dir', profileTo] : [];
  const child = spawn(process.execPath, [...profiled, program, '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const [uri] = await once(createInterface({ input: child.stdout }), 'line');
  return {
    uri: String(uri),
    memory: () => ownMemory(child.pid),
    processorTime: () => processorTime(child.pid),
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Megabytes that the process holds itself; pages of the mapped file belong to the system. */
async function ownMemory(pid: number | undefined): Promise<string> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /RssAnon:\s+(\d+)/.exec(status)?.[1];
  return kilobytes ? String(Math.round(Number(kilobytes) / 1024)) : '?';
}

const ticksASecond = 100;

/** User and system time of all threads, in seconds; NaN where the system does not tell. */
async function processorTime(pid: number | undefined): Promise<number> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN)) / ticksASecond;
}
