import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { MessageKind } from '@heyi/shared/messages/message-kinds';
import mongoose from 'mongoose';
import { follow, loginCode } from '../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf, type SandboxApp } from '../../scripts/wechat-sandbox/world.ts';
import { wechatGateway } from '../../server/src/ports/wechat-gateway.ts';
import { handleMessages } from '../../server/src/wechat/callbacks/handle-messages.ts';
import { startApp } from './app.ts';
import { anApp, aSandbox, newAccount } from './wechat.ts';

const templates = [
  { id: 'tmpl-policy-due', title: '缴费提醒', fields: ['thing1', 'amount2', 'date3'] },
  { id: 'tmpl-invitation', title: '活动邀请', fields: ['thing1', 'time2'] },
];

export const templateFields = {
  'policy-due': [
    { name: 'thing1', from: 'product' },
    { name: 'amount2', from: 'amount' },
    { name: 'date3', from: 'dueOn' },
  ],
  'activity-invitation': [
    { name: 'thing1', from: 'activity' },
    { name: 'time2', from: 'startsAt' },
  ],
} satisfies Partial<Record<MessageKind, object[]>>;

/** The server with a sandbox in which a public account and a mini-program have templates, and staff have set them up. */
export async function startWithMessages() {
  const account = anApp({ name: '个险服务号', templates });
  const miniProgram = anApp({ kind: 'mini-program', name: '合一', templates });
  const running = await aSandbox([account, miniProgram], () => app.ports.now().getTime());
  const app = await startApp({ wechatApiUrl: running.url });
  const noon = new Date(`${app.ports.now().toISOString().slice(0, 10)}T04:00:00Z`);
  app.later(noon.getTime() - app.ports.now().getTime()); // in Shanghai: nobody sleeps
  const server = await app.listen();
  const staff = await app.signInAs('administrator', 'operations');
  const { appid, originalId, secret, name, scope } = miniProgram;
  const { token, aesKey } = miniProgram;
  const apps = [
    newAccount(account, 'agency'),
    { kind: 'mini-program', name, appid, originalId, secret, scope, token, aesKey },
  ];
  for (const body of apps) await staff.as(app.http.post('/api/wechat/apps')).send(body).expect(201);
  Object.assign(running.sandbox.world.appOf(account.appid) ?? {}, {
    callbackUrl: `${server.url}/wechat/${account.appid}`,
  });
  const setTemplate = (by: SandboxApp, kind: keyof typeof templateFields, templateId: string) =>
    staff
      .as(app.http.put('/api/messages/templates'))
      .send({ appid: by.appid, kind, templateId, fields: templateFields[kind] })
      .expect(200);
  const who = ({ appid: of }: SandboxApp, personId: string) => ({
    sandbox: running.sandbox,
    appid: of,
    personId,
  });

  return {
    app,
    sandbox: running.sandbox,
    account,
    miniProgram,
    staff,
    who,
    setTemplate,
    async setTemplates() {
      for (const one of [account, miniProgram]) {
        await setTemplate(one, 'policy-due', 'tmpl-policy-due');
        await setTemplate(one, 'activity-invitation', 'tmpl-invitation');
      }
    },
    /** Follows the public account, and the server has heard of it. */
    async follows(personId: string) {
      await follow(who(account, personId));
      await handleMessages(app.ports);
    },
    /** WeChat tells of the mini-program's pop-ups too, from now on. */
    miniProgramListens() {
      const there = running.sandbox.world.appOf(miniProgram.appid);
      if (there) there.callbackUrl = `${server.url}/wechat/${miniProgram.appid}`;
    },
    /** The server deals with what it was told. */
    heard: () => handleMessages(app.ports),
    /** Another WeChat, where nobody listens. */
    async unreachable() {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, 'close');
      return wechatGateway(`http://127.0.0.1:${port}`);
    },
    /** Opens the mini-program. */
    async signIn(personId: string) {
      const body = { code: loginCode(who(miniProgram, personId)) };
      const answer = await app.http.post('/api/auth/wechat').send(body).expect(200);
      const as = (request: ReturnType<typeof app.http.get>) =>
        request.set('authorization', `Bearer ${answer.body.accessToken}`);
      return { as, body: answer.body };
    },
    /** The id of the account that the mini-program made of the person. */
    async accountOf(personId: string) {
      const accountId = `${miniProgram.appid}:${openidOf(miniProgram.appid, personId)}`;
      const accounts = mongoose.connection.collection('channel_accounts');
      return String((await accounts.findOne({ accountId }))?._id);
    },
    /** What the person's phone shows, the kinds in their order. */
    onPhone: (personId: string) =>
      running.sandbox.world.state.messages.filter((message) => message.personId === personId),
    async stop() {
      await running.close();
      await server.close();
      await app.stop();
    },
  };
}
