import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import mongoose from 'mongoose';

// The yardstick: a route that reads the body, inserts it, and answers. `MONGODB_URI` is the database.
await mongoose.connect(String(process.env.MONGODB_URI), { dbName: 'bench-wechat-baseline' });
const rows = mongoose.connection.collection('rows');

const koa = new Koa();
koa.use(async (ctx) => {
  const pieces: Buffer[] = [];
  for await (const piece of ctx.req) pieces.push(piece as Buffer);
  await rows.insertOne({ at: new Date(), body: Buffer.concat(pieces) });
  ctx.body = 'success';
});
const server = createServer(koa.callback()).listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
process.once('SIGTERM', async () => {
  server.closeAllConnections();
  server.close();
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
});
