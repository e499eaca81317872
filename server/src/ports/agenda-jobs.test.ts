import { useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { createLog } from '../http/log.ts';
import { agendaJobs } from './agenda-jobs.ts';

useScratchDatabase();

it('runs as many of a name side by side as it may, the others one after the other', async () => {
  const jobs = await agendaJobs(createLog('silent'));
  const running = { side: 0, alone: 0 };
  const most = { side: 0, alone: 0 };
  let ended = 0;
  let allEnded = () => undefined as unknown;
  const end = new Promise((resolve) => {
    allEnded = () => resolve(undefined);
  });
  let meet = () => undefined as unknown;
  const met = new Promise((resolve) => {
    meet = () => resolve(undefined);
  });
  const handler = (name: 'side' | 'alone', until: Promise<unknown>) => async () => {
    most[name] = Math.max(most[name], ++running[name]);
    if (name === 'side' && running.side === 2) meet();
    await until;
    running[name]--;
    if (++ended === 4) allEnded();
  };
  jobs.define('side', handler('side', met), { atOnce: 2 });
  jobs.define('alone', handler('alone', met));
  for (const name of ['side', 'side', 'alone', 'alone']) await jobs.enqueue(name, {});
  await jobs.start();
  await end;
  await jobs.stop();
  expect(most).toEqual({ side: 2, alone: 1 });
});
