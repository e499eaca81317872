import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What `npm start` installs; it compiles the scripts without what only checks and tests need. */
const workspaces = ['shared', 'server', 'server/embedded-mongo'];

async function installed(): Promise<Set<string>> {
  const manifests = await Promise.all(
    workspaces.map(async (folder) => JSON.parse(await readFile(`${folder}/package.json`, 'utf8'))),
  );
  return new Set(
    manifests.flatMap(({ dependencies = {}, devDependencies = {} }) =>
      Object.keys({ ...dependencies, ...devDependencies }),
    ),
  );
}

const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

it('scripts that npm start compiles import only what it installs', async () => {
  const files = await readdir('scripts', { recursive: true });
  const sources = files.filter((file) => /^(?!dist).*(?<!\.test)\.ts$/.test(file));
  const texts = await Promise.all(
    sources.map((file) => readFile(path.join('scripts', file), 'utf8')),
  );
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/from '([^'.][^']*)'/g)].map(([, name]) => packageOf(String(name))),
  );
  const known = await installed();
  const missing = new Set(
    imported.filter((name) => !/^(node:|@heyi$|@heyi\/)/.test(name) && !known.has(name)),
  );
  expect(imported).toContain('koa');
  expect([...missing]).toEqual([]);
});
