import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StaffRole } from '@heyi/shared/actor';
import mongoose from 'mongoose';
import supertest from 'supertest';
import { createApp } from '../../server/src/app.ts';
import { openStaffSession } from '../../server/src/auth/sign-in.ts';
import { type Config, readConfig } from '../../server/src/config.ts';
import { disconnect } from '../../server/src/database/connect.ts';
import { inTransaction } from '../../server/src/database/transaction.ts';
import { createLog } from '../../server/src/http/log.ts';
import { openPorts } from '../../server/src/ports/open-ports.ts';
import { hashPassword } from '../../server/src/staff/password-hash.ts';
import { insertStaff } from '../../server/src/staff/staff.service.ts';
import type { Staff } from '../../server/src/staff/staff-accounts.ts';
import {
  holding,
  signInAsAgent,
  signInAsCustomer,
  type TestAgent,
  type TestCustomer,
} from './signed-in.ts';

export const testPassword = 'korrekt-pferd-7';
let passwordHash: Promise<string> | undefined;
let serial = 0;

/** The whole server over a database of its own; only the clock is ours, and stands still until it is moved. */
export async function startApp(changes: Partial<Config> = {}) {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'heyi-app-'));
  const config = { ...testConfig(dataDirectory), ...changes };
  const lines: string[] = [];
  const clock = new Date();
  const real = await openPorts(config, createLog('info', { write: (line) => lines.push(line) }));
  const ports = { ...real, now: () => new Date(clock) };
  const server = createApp(ports, config).callback();

  /** A staff member with these roles and the test password. */
  async function aStaff(
    roles: StaffRole[],
    account: Partial<Pick<Staff, 'username' | 'mustChangePassword'>> = {},
  ): Promise<Staff> {
    passwordHash ??= hashPassword(testPassword);
    const { username = `staff.${++serial}`, mustChangePassword = false } = account;
    const known = { username, roles, passwordHash: await passwordHash, mustChangePassword };
    return inTransaction((transaction) => insertStaff(known, ports.now(), transaction));
  }

  /** A new staff member with these roles, signed in; `as` adds the token to a request. */
  async function signInAs(...roles: StaffRole[]) {
    return signIn(await aStaff(roles));
  }

  async function signIn(staff: Staff) {
    const origin = { at: ports.now(), requestId: null, address: '127.0.0.1', device: 'test' };
    const opened = await openStaffSession(staff, origin);
    const id = staff._id.toHexString();
    return { id, username: staff.username, ...holding(opened, config.tokenSecret, ports.now()) };
  }

  const tools = { ports, tokenSecret: config.tokenSecret };

  return {
    config,
    ports,
    server,
    http: supertest(server),
    /** Lets other programs call it, on a port of its own. */
    async listen() {
      const listening = createServer(server).listen(0, '127.0.0.1');
      await once(listening, 'listening');
      return {
        url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
        async close() {
          listening.closeAllConnections();
          listening.close();
        },
      };
    },
    /** What was logged, one JSON text a line. */
    lines,
    later: (ms: number) => clock.setTime(clock.getTime() + ms),
    aStaff,
    signIn,
    signInAs,
    signInAsCustomer: (customer: TestCustomer = {}) => signInAsCustomer(customer, tools),
    signInAsAgent: (agent: TestAgent = {}) => signInAsAgent(agent, tools),
    async stop() {
      await ports.jobs.stop();
      await mongoose.connection.dropDatabase();
      await disconnect();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

function testConfig(dataDirectory: string): Config {
  const key = () => randomBytes(32).toString('base64');
  const uri = new URL(process.env.TEST_MONGODB_URI as string);
  uri.pathname = `/test-${randomUUID()}`;
  return readConfig({
    NODE_ENV: 'test',
    MONGODB_URI: uri.href,
    HEYI_DATA_DIR: dataDirectory,
    HEYI_ENCRYPTION_KEYS: `k1:${key()}`,
    HEYI_HASH_KEY: key(),
    HEYI_TOKEN_SECRET: key(),
    RATE_LIMIT_PER_ADDRESS: '100000',
    RATE_LIMIT_PER_ACCOUNT: '100000',
  });
}
