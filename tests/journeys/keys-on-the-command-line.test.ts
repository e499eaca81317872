import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { heyi } from './heyi-command.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'heyi-keys-'));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

describe('heyi keys create', () => {
  const variables = ['HEYI_ENCRYPTION_KEYS', 'HEYI_HASH_KEY', 'HEYI_TOKEN_SECRET'];

  it('prints what a new installation has to set, other keys each time', async () => {
    const first = await heyi(['keys', 'create'], { cwd });
    const lines = first.stdout.trim().split('\n');
    expect(lines.map((line) => line.split('=')[0])).toEqual(variables);
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('所有进程共用') });
    expect((await heyi(['keys', 'create'], { cwd })).stdout).not.toBe(first.stdout);
  });

  it('writes them to a file for its owner only, and never over another', async () => {
    const made = await heyi(['keys', 'create', '--out', 'keys.json'], { cwd });
    expect(made).toMatchObject({ code: 0, stdout: '' });
    const file = path.join(cwd, 'keys.json');
    const before = await readFile(file, 'utf8');
    expect(Object.keys(JSON.parse(before))).toEqual(variables);
    expect(made.stderr).toContain(`HEYI_KEYS_FILE=${file}`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const again = await heyi(['keys', 'create', '--out', 'keys.json'], { cwd });
    expect(again).toMatchObject({ code: 2, stderr: '已有文件 keys.json，没有改动它\n' });
    expect(await readFile(file, 'utf8')).toBe(before);
    const nowhere = await heyi(['keys', 'create', '--out', 'no/keys.json'], { cwd });
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringMatching(/^写不了/) });
  });
});
