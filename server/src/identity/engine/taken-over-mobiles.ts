import type { AccountTable } from './account-table.ts';
import { areYearsApart } from './compare/years-apart.ts';

/** Of each account, 1 when another cluster was known by the same mobile years later: the number has a new owner. */
export function takenOverMobiles(table: AccountTable, clusterOf: Int32Array): Uint8Array {
  const holders = new LatestHolders(table.phones.size);
  const held = (visit: (account: number, mobile: number, day: number) => void) => {
    for (let account = 0; account < table.size; account++) {
      const mobile = table.valueId(account, 'mobile');
      const day = table.mobileDay(account);
      if (mobile !== 0 && day !== 0) visit(account, mobile, day);
    }
  };
  held((account, mobile, day) => holders.saw(mobile, clusterOf[account] as number, day));
  const takenOver = new Uint8Array(table.size);
  held((account, mobile, day) => {
    const latest = holders.latestBeside(mobile, clusterOf[account] as number);
    if (latest > day && areYearsApart(latest, day)) takenOver[account] = 1;
  });
  return takenOver;
}

/** Of each mobile the cluster that was known by it last, and when; and when any other one was. */
class LatestHolders {
  readonly #clusters: Int32Array;
  readonly #days: Uint16Array;
  readonly #othersDays: Uint16Array;

  constructor(mobiles: number) {
    this.#clusters = new Int32Array(mobiles + 1).fill(-1);
    this.#days = new Uint16Array(mobiles + 1);
    this.#othersDays = new Uint16Array(mobiles + 1);
  }

  saw(mobile: number, cluster: number, day: number): void {
    const latest = this.#days[mobile] as number;
    const isOther = this.#clusters[mobile] !== cluster;
    if (day <= latest) {
      if (isOther) this.#othersDays[mobile] = Math.max(this.#othersDays[mobile] as number, day);
      return;
    }
    if (isOther) this.#othersDays[mobile] = latest;
    this.#clusters[mobile] = cluster;
    this.#days[mobile] = day;
  }

  latestBeside(mobile: number, cluster: number): number {
    const days = this.#clusters[mobile] === cluster ? this.#othersDays : this.#days;
    return days[mobile] as number;
  }
}
