import { randomBytes } from 'node:crypto';
import { need, WechatFault } from './wechat-fault.ts';

interface Code {
  appid: string;
  personId: string;
  expiresAt: number;
  isUsed: boolean;
}

const lifetime = 300_000;

/** Codes that are good once and for five minutes: of a sign-in, or of a mobile number. */
export class OneTimeCodes {
  readonly #now: () => number;
  readonly #codes = new Map<string, Code>();
  readonly #whenUsed: number;

  /** `whenUsed`: the error code of a code that was used before. */
  constructor(now: () => number, whenUsed: number) {
    this.#now = now;
    this.#whenUsed = whenUsed;
  }

  issue(appid: string, personId: string): string {
    const code = randomBytes(24).toString('base64url');
    this.#codes.set(code, { appid, personId, expiresAt: this.#now() + lifetime, isUsed: false });
    return code;
  }

  /** The person it stands for. Codes of other apps and old ones are unknown. */
  redeem(appid: string, code: unknown): string {
    const found = typeof code === 'string' ? this.#codes.get(code) : undefined;
    need(found, 40029);
    need(found.appid === appid, 40029);
    need(found.expiresAt > this.#now(), 40029);
    if (found.isUsed) throw new WechatFault(this.#whenUsed);
    found.isUsed = true;
    return found.personId;
  }
}
