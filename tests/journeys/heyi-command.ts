import { execFile } from 'node:child_process';
import path from 'node:path';
import { testEnvironment } from '../setup/scratch-database.ts';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export const heyiMain = path.resolve('server/dist/cli/main.js');

/** Runs the built `heyi` command as its own process. */
export const heyi = (args: string[], { cwd, database }: { cwd: string; database?: string }) =>
  new Promise<Outcome>((resolve) => {
    const env = { PATH: process.env.PATH, ...(database ? testEnvironment(database) : {}) };
    const options = { cwd, env, encoding: 'utf8', maxBuffer: 64 << 20 } as const;
    execFile(process.execPath, [heyiMain, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
