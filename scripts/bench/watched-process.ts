import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a process has used so far, as Linux tells; zero elsewhere. */
export interface Used {
  /** Seconds of processor time. */
  cpu: number;
  /** Megabytes that the process holds itself; pages of mapped files belong to the system. */
  memory: number;
}

const ticksPerSecond = 100;

export interface WatchedProcess {
  used(): Used;
  /** Every line that it writes, by stream, with the moment it came. */
  lines(stream: 'stdout' | 'stderr', onLine: (line: string) => void): void;
  /** Resolves with its exit code. */
  gone: Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts a built program of ours as a process of its own. */
export function startWatched(
  program: string,
  args: string[],
  { env = {}, profile }: { env?: Record<string, string>; profile?: string | undefined },
): WatchedProcess {
  const profiled = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : [];
  const child = spawn(process.execPath, [...profiled, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ...env },
  });
  const gone = once(child, 'close').then(([code]) => code as number | null);
  return {
    used: () => usedBy(child.pid),
    lines: (stream, onLine) => createInterface({ input: child[stream] }).on('line', onLine),
    gone,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function usedBy(pid: number | undefined): Used {
  try {
    const [, behindName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = behindName.split(' ').slice(11, 13).map(Number);
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0);
    return { cpu: ((user ?? 0) + (system ?? 0)) / ticksPerSecond, memory: kilobytes / 1024 };
  } catch {
    return { cpu: 0, memory: 0 };
  }
}
