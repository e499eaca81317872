import { type AccountSource, accountSources } from '@heyi/shared/identity/account-field';
import type { AccountRecord } from '../identity/engine/account-record.ts';
import { AccountTable, type AccountTableParts } from '../identity/engine/account-table.ts';
import { TextPool, type TextPoolParts } from '../identity/engine/columns/text-pool.ts';
import type { ListRow } from '../imports/read-list/list-row.ts';
import type { RejectedCells } from '../imports/read-list/rejected-csv.ts';

/** All that is known of the accounts of some lists, as one thread hands it to another. */
export interface ListAccountsParts {
  table: AccountTableParts;
  keys: TextPoolParts;
  truth: string[];
  rejected: RejectedCells[];
  updated: number;
}

/** Accounts of lists as the engine takes them; a repeated row key is an update, as it is in an import. */
export class ListAccounts {
  readonly table: AccountTable;
  /** The true person of each account; empty where the list does not say, or no truth column was asked for. */
  readonly truth: string[];
  readonly rejected: RejectedCells[];
  updated: number;
  /** The source's keys, those of each channel apart: key 1 is of account 0, and so on. */
  readonly #keys: TextPool;

  constructor(parts?: ListAccountsParts) {
    this.table = new AccountTable(parts?.table);
    this.#keys = new TextPool(parts?.keys);
    this.truth = parts?.truth ?? [];
    this.rejected = parts?.rejected ?? [];
    this.updated = parts?.updated ?? 0;
  }

  get parts(): ListAccountsParts {
    const { table, truth, rejected, updated } = this;
    return { table: table.parts, keys: this.#keys.parts, truth, rejected, updated };
  }

  accountId(account: number): string {
    return this.#keys.text(account + 1);
  }

  channel(account: number): AccountSource {
    return accountSources[this.#keys.scope(account + 1)] as AccountSource;
  }

  /** Takes the next row of a list. */
  take(fileName: string, row: ListRow, truthColumn: string | undefined): void {
    if ('rejected' in row) {
      const { column, reason } = row.rejected;
      this.rejected.push({ fileName, row: row.row, column, reason, cells: row.cells });
      return;
    }
    const account = this.#add(row.record);
    if (truthColumn !== undefined) this.truth[account] = (row.extra[truthColumn] ?? '').trim();
  }

  #add(record: AccountRecord): number {
    const { channel, accountId } = record;
    const account = this.#keys.intern(accountId, accountSources.indexOf(channel)) - 1;
    if (account === this.table.size) return this.table.add(record);
    this.table.replace(account, record);
    this.updated++;
    return account;
  }

  /** Takes all accounts of further lists, as if their rows had been read after these. */
  append(others: ListAccounts): void {
    const before = this.table.size;
    const places = this.#keys
      .internAll(others.#keys)
      .subarray(1)
      .map((key) => key - 1);
    this.table.copyFrom(others.table, places);
    for (const [account, person] of others.truth.entries()) {
      this.truth[places[account] as number] = person;
    }
    for (const row of others.rejected) this.rejected.push(row);
    this.updated += others.updated;
    for (const place of places) if (place < before) this.updated++;
  }
}
