import { follow, migrate } from '../../scripts/wechat-sandbox/people-acts.ts';
import type { SandboxApp } from '../../scripts/wechat-sandbox/world.ts';
import { runPull } from '../../server/src/wechat/followers/run-pull.ts';
import { runMigration } from '../../server/src/wechat/migration/run-migration.ts';
import { startApp } from './app.ts';
import { anApp, aSandbox, newAccount } from './wechat.ts';

const never = new AbortController().signal;

interface Given {
  people: number;
  from?: Partial<SandboxApp>;
  to?: Partial<SandboxApp>;
}

/** Two public accounts of different channels, the one followed by some people and pulled, and a planned migration to the other. */
export async function aMigration({ people, from: old = {}, to: young = {} }: Given) {
  const from = anApp({ name: '经代服务号', ...old });
  const to = anApp({ name: '个险服务号', ...young });
  let now = () => Date.now();
  const running = await aSandbox([from, to], () => now());
  const app = await startApp({ wechatApiUrl: running.url });
  now = () => app.ports.now().getTime();
  const { sandbox } = running;
  for (let at = 0; at < people; at++) {
    sandbox.world.state.people.push({ id: `x${at}`, name: '某人', mobile: '' });
    await follow({ sandbox, appid: from.appid, personId: `x${at}` });
  }
  const ids: Record<string, string> = {};
  const administrator = await app.signInAs('administrator');
  for (const [account, channel] of [
    [from, 'broker'],
    [to, 'agency'],
  ] as const) {
    const made = await administrator
      .as(app.http.post('/api/wechat/apps'))
      .send(newAccount(account, channel))
      .expect(201);
    ids[account.appid] = made.body.id;
  }
  const [fromId, toId] = [String(ids[from.appid]), String(ids[to.appid])];
  const asStaff = async () => (await app.signInAs('operations')).as;

  async function pull(account: SandboxApp) {
    const as = await asStaff();
    const id = ids[account.appid];
    await as(app.http.post(`/api/wechat/apps/${id}/followers/pull`)).expect(202);
    await runPull(account.appid, app.ports, never);
  }

  const post = async (path: string, body?: object) =>
    (await asStaff())(app.http.post(`/api/wechat/migrations${path}`)).send(body);
  const get = async (path: string) =>
    (await (await asStaff())(app.http.get(`/api/wechat/migrations${path}`)).expect(200)).body;

  return {
    app,
    sandbox,
    from,
    to,
    fromId,
    toId,
    pull,
    post,
    get,
    asStaff,
    plan: async () => {
      const approvedAt = app.ports.now().toISOString();
      return String((await post('', { fromId, toId, approvedAt })).body.id);
    },
    /** WeChat moves the followers; from now on openids can be converted. */
    confirm: () => migrate(sandbox, from.appid, to.appid),
    run: (id: string, ports = app.ports, signal = never) => runMigration(id, ports, signal),
    async stop() {
      await running.close();
      await app.stop();
    },
  };
}
