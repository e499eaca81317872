import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const scratch = mkdtempSync(path.join(tmpdir(), 'heyi-threads-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const built = (file: string) => path.resolve(file);

/** What the built engine makes of the synthetic accounts with so many threads. */
function resolvedIn(threads: number): string {
  const script = `
    import { createHash } from 'node:crypto';
    import { AccountTable } from '${built('server/dist/identity/engine/account-table.js')}';
    import { resolveInThreads } from '${built('server/dist/identity/engine/resolve-in-threads.js')}';
    import { syntheticAccounts } from '${built('scripts/dist/bench/synthetic-accounts.js')}';
    const table = new AccountTable();
    for (const { record } of syntheticAccounts(3000, 5)) table.add(record);
    const options = { cannotLinks: [[0, 1], [5, 7]], mustLinks: [[2, 900]] };
    const found = await resolveInThreads(table, options, ${threads});
    const { clusterOf, links, review, model, candidates } = found;
    const text = JSON.stringify({ clusterOf: [...clusterOf], links, review, model, candidates });
    console.log(found.clusters, createHash('sha256').update(text).digest('hex'));
  `;
  const file = path.join(scratch, `${threads}.mjs`);
  writeFileSync(file, script);
  return execFileSync(process.execPath, [file], { encoding: 'utf8' });
}

it('decides the same with any number of threads, to the last bit', () => {
  const [one, ...more] = [1, 2, 5].map(resolvedIn);
  expect(Number(one?.split(' ')[0])).toBeGreaterThan(1000);
  for (const each of more) expect(each).toBe(one);
});
