import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda, backoffStrategies, type Job } from 'agenda';
import mongoose from 'mongoose';
import type { Logger } from 'pino';
import { LeaseHeldError } from '../database/lease-held-error.ts';
import type { JobHandler, JobOptions, Jobs } from './jobs.ts';

const lockLifetime = 60_000;
const touchEvery = 20_000;
const drainMs = 10_000;
const waitForLeaseMs = 3_000;

/** Jobs in the database's `jobs` collection, by Agenda. A job whose process died is taken up again after a minute. */
export async function agendaJobs(log: Logger): Promise<Jobs> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('agendaJobs needs an open database');
  const stopping = new AbortController();
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db as never, collection: 'jobs' }),
    processEvery: '1 second',
    defaultLockLifetime: lockLifetime,
    removeOnComplete: true,
  });
  agenda.on('error', (error: Error) => log.error({ err: error }, 'jobs'));
  await agenda.ready;

  return {
    define: <Data extends object>(
      name: string,
      handler: JobHandler<Data>,
      { atOnce = 1 }: JobOptions = {},
    ) =>
      agenda.define(
        name,
        async (job: Job<Data>) => {
          const lock = setInterval(() => {
            job.touch().catch((error: unknown) => log.warn({ err: error }, 'job lock not renewed'));
          }, touchEvery);
          try {
            await handler(job.attrs.data, { signal: stopping.signal });
          } catch (error) {
            if (!(error instanceof LeaseHeldError))
              log.error({ err: error, job: name }, 'job failed');
            throw error;
          } finally {
            clearInterval(lock);
          }
        },
        {
          concurrency: atOnce,
          lockLimit: atOnce,
          backoff: (context) =>
            context.error instanceof LeaseHeldError
              ? waitForLeaseMs
              : (backoffStrategies.standard()(context) ?? null),
        },
      ),
    async enqueue(name, data) {
      await agenda.now(name, data);
    },
    async start() {
      await agenda.start();
    },
    async stop() {
      stopping.abort();
      await agenda.drain(drainMs);
      await agenda.stop(false);
    },
  };
}
