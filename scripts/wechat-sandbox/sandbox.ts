import { AccessTokens } from './access-tokens.ts';
import { Failures } from './failures.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { type Delivered, type Delivery, deliver, deliveryOf } from './push/delivery.ts';
import type { MessageFields } from './push/message-xml.ts';
import { Quotas } from './quotas.ts';
import type { PhoneMessage, SandboxApp, User, World } from './world.ts';

const mostMessages = 200;

/** WeChat, as far as the platform sees it. */
export class Sandbox {
  readonly world: World;
  readonly accessTokens: AccessTokens;
  readonly loginCodes: OneTimeCodes;
  readonly phoneCodes: OneTimeCodes;
  readonly quotas: Quotas;
  readonly failures = new Failures();
  /** How long a callback may take. */
  waitMs = 5000;
  #lastMessageId = 24_000_000_000_000_000n;
  readonly #underway = new Set<Promise<unknown>>();

  constructor(world: World) {
    this.world = world;
    this.accessTokens = new AccessTokens(world.now);
    this.loginCodes = new OneTimeCodes(world.now, 40163);
    this.phoneCodes = new OneTimeCodes(world.now, 40227);
    this.quotas = new Quotas(world.now);
  }

  /** Shows a message on the person's phone. */
  show(user: User, kind: PhoneMessage['kind'], lines: string[], page: string | null): void {
    const { messages } = this.world.state;
    const { personId, appid } = user;
    messages.push({ personId, appid, kind, at: this.world.now(), lines, page });
    if (messages.length > mostMessages) messages.shift();
  }

  /** The request that tells the server of this message or event; unsent, so that a test may spoil it. */
  write(app: SandboxApp, user: User, fields: MessageFields): Delivery {
    const head = {
      ToUserName: app.originalId,
      FromUserName: user.openid,
      CreateTime: Math.floor(this.world.now() / 1000),
    };
    const isEvent = fields.MsgType === 'event';
    const id = isEvent ? {} : { MsgId: String(++this.#lastMessageId) };
    return deliveryOf(app, { ...head, ...fields, ...id }, this.world.now());
  }

  /** Tells the server, and shows its reply on the phone. Null while the app has no server. */
  async push(app: SandboxApp, user: User, fields: MessageFields): Promise<Delivered | null> {
    if (app.callbackUrl === null) return null;
    const delivered = await deliver(app, this.write(app, user, fields), this.waitMs);
    if (delivered.reply) this.show(user, 'reply', [delivered.reply], null);
    return delivered;
  }

  /** Does this after the current answer was sent. */
  later(work: () => Promise<unknown>): void {
    const done = new Promise((resolve) => setImmediate(resolve))
      .then(work)
      .catch(() => undefined) // the server may be gone by then
      .finally(() => this.#underway.delete(done));
    this.#underway.add(done);
  }

  /** Resolves when all that was put off is done. */
  async settled(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }
}
