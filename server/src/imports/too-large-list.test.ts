import { readdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { importsApi } from '@heyi/shared/imports/imports.api';
import mongoose from 'mongoose';
import { startApp } from '../../../tests/setup/app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const map = JSON.stringify({ channel: 'agency', columns: { 编号: 'accountId' } });

it('a list beyond the limit is refused in words, and nothing of it stays', async () => {
  const list = path.join(app.config.dataDirectory, '名单.csv');
  await writeFile(list, '编号\n');
  await truncate(list, importsApi.create.maxBytes + 1);
  const operations = await app.signInAs('operations');
  const answer = await operations
    .as(app.http.post('/api/imports'))
    .field('map', map)
    .attach('file', list);
  expect(answer.status).toBe(413);
  expect(answer.body.error).toMatchObject({
    code: 'input.too_large',
    message: expect.stringContaining('太大'),
  });
  expect(await readdir(path.join(app.config.dataDirectory, 'uploads'))).toEqual([]);
  for (const name of ['imports', 'import_file_chunks'])
    expect(await mongoose.connection.collection(name).countDocuments()).toBe(0);
}, 120_000);
