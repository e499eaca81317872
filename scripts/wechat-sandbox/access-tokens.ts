import { randomBytes } from 'node:crypto';
import { need, WechatFault } from './wechat-fault.ts';
import type { SandboxApp } from './world.ts';

interface Issued {
  value: string;
  expiresAt: number;
}

const lifetime = 7_200_000;
const graceOfOld = 300_000;

/** The access tokens of each app: at most one new and, for five minutes, one old. */
export class AccessTokens {
  readonly #now: () => number;
  readonly #newest = new Map<string, Issued>();
  readonly #valid = new Map<string, { appid: string; until: number }>();
  /** How many were made for each app. */
  readonly made = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** `GET /cgi-bin/token`: every call makes a new one, and the old one dies five minutes later. */
  issue(app: SandboxApp): { access_token: string; expires_in: number } {
    const now = this.#now();
    const old = this.#newest.get(app.appid);
    const mark = old && this.#valid.get(old.value);
    if (mark) mark.until = Math.min(mark.until, now + graceOfOld);
    const issued = { value: randomBytes(66).toString('base64url'), expiresAt: now + lifetime };
    this.#newest.set(app.appid, issued);
    this.#valid.set(issued.value, { appid: app.appid, until: issued.expiresAt });
    this.made.set(app.appid, (this.made.get(app.appid) ?? 0) + 1);
    return { access_token: issued.value, expires_in: lifetime / 1000 };
  }

  /** `POST /cgi-bin/stable_token`: the same one until it is nearly over, or a new one when that is forced. */
  stable(app: SandboxApp, isForced: boolean): { access_token: string; expires_in: number } {
    const newest = this.#newest.get(app.appid);
    const left = (newest?.expiresAt ?? 0) - this.#now();
    const isGood = newest !== undefined && this.#valid.has(newest.value) && left > graceOfOld;
    if (!isGood || isForced) return this.issue(app);
    return { access_token: newest.value, expires_in: Math.floor(left / 1000) };
  }

  /** The app that the token speaks for. */
  appidOf(token: string | undefined): string {
    need(token, 41001);
    const mark = this.#valid.get(token);
    need(mark, 40001);
    if (mark.until <= this.#now()) throw new WechatFault(42001);
    return mark.appid;
  }

  /** Makes all tokens of the app invalid at once, as when somebody else renews them or the secret is changed. */
  revoke(appid: string): void {
    for (const [value, mark] of this.#valid) if (mark.appid === appid) this.#valid.delete(value);
  }
}
