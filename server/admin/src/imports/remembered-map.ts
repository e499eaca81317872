import type { AccountField } from '@heyi/shared/identity/account-field';
import { ColumnMap } from '@heyi/shared/imports/column-map';

const prefix = 'heyi.map.';

// Headers are no personal data: the same list comes again every month.
const keyOf = (header: readonly string[]) => prefix + JSON.stringify(header);

/** The map by which a list with the same header was last imported in this browser. */
export function rememberedMap(header: readonly string[]): ColumnMap | null {
  try {
    return ColumnMap.parse(JSON.parse(localStorage.getItem(keyOf(header)) ?? ''));
  } catch {
    return null;
  }
}

export function rememberMap(
  header: readonly string[],
  channel: ColumnMap['channel'],
  columns: Record<string, AccountField>,
): void {
  localStorage.setItem(keyOf(header), JSON.stringify({ channel, columns }));
}
