import { loginCode } from '../../wechat-sandbox/people-acts.ts';
import type { MessageFields } from '../../wechat-sandbox/push/message-xml.ts';
import type { Sandbox } from '../../wechat-sandbox/sandbox.ts';
import type { SandboxApp } from '../../wechat-sandbox/world.ts';
import type { Request } from './load.ts';

let serial = 0;

/** So many people whom nobody has met. */
export function newPeople(sandbox: Sandbox, count: number): string[] {
  const ids = Array.from({ length: count }, () => `bench-${++serial}`);
  for (const id of ids) sandbox.world.state.people.push({ id, name: '某人', mobile: '' });
  return ids;
}

const acts: MessageFields[] = [
  { MsgType: 'event', Event: 'subscribe', EventKey: '' },
  { MsgType: 'event', Event: 'SCAN', EventKey: 'agent:1' },
  { MsgType: 'event', Event: 'CLICK', EventKey: 'help' },
  { MsgType: 'text', Content: '我的保单在哪里看' },
];

/** Signed and encrypted messages: each person follows, scans, taps and writes. */
export function messagesOf(sandbox: Sandbox, account: SandboxApp, people: string[]): Request[] {
  const known = sandbox.world.appOf(account.appid) as SandboxApp;
  return acts.flatMap((fields) =>
    people.map((personId) => {
      const user = sandbox.world.meet(known, personId);
      user.subscribed = true;
      return sandbox.write(account, user, fields);
    }),
  );
}

/** The same with a signature that somebody made up. */
export const forged = (requests: readonly Request[], body?: string): Request[] =>
  requests.map((each) => {
    const url = new URL(each.url);
    url.searchParams.set('signature', '0'.repeat(40));
    return { url: url.href, body: body ?? each.body };
  });

/** A sign-in of each, with a code of their own. */
export const signIns = (
  sandbox: Sandbox,
  { appid }: SandboxApp,
  people: string[],
  api: string,
): Request[] =>
  people.map((personId) => ({
    url: `${api}/api/auth/wechat`,
    body: JSON.stringify({ appid, code: loginCode({ sandbox, appid, personId }) }),
    headers: { 'content-type': 'application/json' },
  }));
