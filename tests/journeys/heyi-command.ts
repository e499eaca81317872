import { execFile } from 'node:child_process';
import path from 'node:path';
import { testEnvironment } from '../setup/scratch-database.ts';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export const heyiMain = path.resolve('server/dist/cli/main.js');

interface Place {
  cwd: string;
  database?: string;
  env?: Record<string, string>;
}

/** Runs the built `heyi` command as its own process. */
export const heyi = (args: string[], { cwd, database, env: more }: Place) =>
  new Promise<Outcome>((resolve) => {
    const own = database ? testEnvironment(database) : {};
    const env = { PATH: process.env.PATH, ...own, ...more };
    const options = { cwd, env, encoding: 'utf8', maxBuffer: 64 << 20 } as const;
    execFile(process.execPath, [heyiMain, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
