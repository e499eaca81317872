import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { importsApi } from '@heyi/shared/imports/imports.api';
import mongoose from 'mongoose';
import { startApp } from '../../../tests/setup/app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const { maxBytes } = importsApi.create;
const map = JSON.stringify({ channel: 'agency', columns: { 编号: 'accountId' } });

/** A list that is one byte too long, without saying so beforehand. */
function* pieces() {
  const piece = Buffer.alloc(4 * 1024 * 1024, 'A1\n');
  for (let sent = 0; sent < maxBytes; sent += piece.length) yield piece;
  yield Buffer.from('\n');
}

it('a list beyond the limit is refused in words, and nothing of it stays', async () => {
  const operations = await app.signInAs('operations');
  const answer = await operations
    .as(app.http.post('/api/imports'))
    .field('map', map)
    .attach('file', Readable.from(pieces()), { filename: '名单.csv' });
  expect(answer.status).toBe(413);
  expect(answer.body.error).toMatchObject({
    code: 'input.too_large',
    message: expect.stringContaining('太大'),
  });
  const uploads = path.join(app.config.dataDirectory, 'uploads');
  expect(await readdir(uploads)).toEqual([]);
  for (const name of ['imports', 'import_file_chunks'])
    expect(await mongoose.connection.collection(name).countDocuments()).toBe(0);
}, 120_000);
