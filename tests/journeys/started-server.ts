import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface StartedServer {
  child: ChildProcess;
  /** All that was printed so far. */
  said(): string;
  /** Resolves with the text once it was printed; rejects when the command ends before that. */
  until(text: string): Promise<string>;
  /** Ctrl-C: the whole group in the foreground hears it. Resolves with the exit code. */
  interrupt(): Promise<number | null>;
  ended: Promise<number | null>;
}

const script = path.resolve('scripts/start.mjs');

/** What `npm start` runs, on a data directory and port of its own, in a process group of its own as in a terminal. */
export const startServer = (environment: Record<string, string>, ...args: string[]) =>
  started([process.execPath, script, ...args], environment);

/** The same by way of npm. */
export const npmStart = (environment: Record<string, string>, ...args: string[]) =>
  started(['npm', '--silent', 'start', '--', ...args], environment);

function started(command: string[], environment: Record<string, string>): StartedServer {
  const [program = '', ...args] = command;
  const child = spawn(program, [...args, '--no-pages'], {
    env: { PATH: process.env.PATH, LANG: process.env.LANG, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const look = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      for (const each of look) each();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);

  return {
    child,
    said: () => text,
    ended,
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const each = () => {
          if (!text.includes(wanted)) return;
          look.delete(each);
          resolve(text);
        };
        look.add(each);
        each();
        void ended.then(() => reject(new Error(`Ended without “${wanted}”:\n${text}`)));
      }),
    interrupt() {
      process.kill(-(child.pid as number), 'SIGINT');
      return ended;
    },
  };
}
