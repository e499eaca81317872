/** What is to go wrong: an error code, no answer at all, a broken connection, a gateway's error page. */
export type Failure = number | 'hang' | 'drop' | 'gateway';

interface Planned {
  path: string;
  failure: Failure;
  left: number;
  /** Calls that succeed before. */
  after: number;
}

/** Failures on demand. */
export class Failures {
  readonly #planned: Planned[] = [];

  /** The next `times` calls of an interface (`cgi-bin/…`, or `*` for any) fail, after the first `after`. */
  plan(path: string, failure: Failure, times = 1, after = 0): void {
    this.#planned.push({ path, failure, left: times, after });
  }

  /** The failure that this call is to meet. */
  next(path: string): Failure | null {
    const planned = this.#planned.find(
      (each) => each.left > 0 && (each.path === path || each.path === '*'),
    );
    if (!planned) return null;
    if (planned.after > 0) {
      planned.after--;
      return null;
    }
    planned.left--;
    return planned.failure;
  }
}
