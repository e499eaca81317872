import { WechatRefusal } from '../../ports/wechat-failure.ts';

/** One of a batch that WeChat does not take, and why. */
export interface Refused<Item> {
  item: Item;
  errcode: number;
}

/**
 * Does a call for a batch. When WeChat refuses all because of one of them (`faults`), halves are tried until that one
 * is found; gives those that it does not take. Any other error is thrown.
 */
export async function inHalves<Item>(
  items: readonly Item[],
  faults: readonly number[],
  call: (items: readonly Item[]) => Promise<void>,
): Promise<Refused<Item>[]> {
  try {
    await call(items);
    return [];
  } catch (error) {
    if (!(error instanceof WechatRefusal) || !faults.includes(error.errcode)) throw error;
    if (items.length === 1) return items.map((item) => ({ item, errcode: error.errcode }));
    const half = Math.ceil(items.length / 2);
    const first = await inHalves(items.slice(0, half), faults, call);
    return [...first, ...(await inHalves(items.slice(half), faults, call))];
  }
}
