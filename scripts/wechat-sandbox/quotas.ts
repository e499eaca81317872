import { WechatFault } from './wechat-fault.ts';

/** Calls a day and app, as WeChat allows them to a verified account; others are not limited here. */
const daily: Record<string, number> = {
  'cgi-bin/token': 2000,
  'cgi-bin/stable_token': 10_000,
  'cgi-bin/user/get': 500,
  'cgi-bin/user/info/batchget': 100_000,
  'cgi-bin/tags/members/batchtagging': 100_000,
  'cgi-bin/message/template/send': 100_000,
  'cgi-bin/message/custom/send': 500_000,
  'cgi-bin/menu/create': 1000,
  'cgi-bin/menu/get': 10_000,
  'cgi-bin/qrcode/create': 100_000,
  'cgi-bin/clear_quota': 10,
};

const day = 86_400_000;
const beijing = 8 * 3_600_000;

/** Counts calls by app, interface and day in Beijing. */
export class Quotas {
  readonly #now: () => number;
  readonly #used = new Map<string, number>();
  readonly #limits = new Map(Object.entries(daily));

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Another limit than WeChat's, so that its end is near. */
  limit(path: string, calls: number): void {
    this.#limits.set(path, calls);
  }

  used(appid: string, path: string): number {
    return this.#used.get(this.#keyOf(appid, path)) ?? 0;
  }

  /** Counts a call; throws 45009 when the day's are used up. */
  count(appid: string, path: string): void {
    const used = this.used(appid, path) + 1;
    if (used > (this.#limits.get(path) ?? Number.POSITIVE_INFINITY)) throw new WechatFault(45009);
    this.#used.set(this.#keyOf(appid, path), used);
  }

  clear(appid: string): void {
    for (const key of this.#used.keys()) if (key.startsWith(`${appid} `)) this.#used.delete(key);
  }

  #keyOf(appid: string, path: string): string {
    return `${appid} ${Math.floor((this.#now() + beijing) / day)} ${path}`;
  }
}
