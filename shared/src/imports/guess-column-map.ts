import type { AccountField, Channel } from '../identity/account-field.ts';
import { headerMeaning, isAboutOthers } from './header-meaning.ts';
import { shareThatFits, valueMeaning } from './value-meaning.ts';

/** A proposal for one column: why, and how sure (0 to 1). Below ½ a person should look twice. */
export interface ColumnGuess {
  header: string;
  field: AccountField;
  why: 'header' | 'values' | 'both';
  confidence: number;
}

const least = 0.35;

/**
 * A proposal for each column that can be told from its header and a few rows under it, in the order of the columns;
 * never two columns for one field: the surer one has it, the first of equals.
 */
export function guessColumnMap(
  header: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
): ColumnGuess[] {
  const guesses = header.flatMap((name, at) => {
    const values = rows.map((row) => row[at]?.trim() ?? '').filter((value) => value !== '');
    return guessesFor(name.trim(), values);
  });
  const columns = new Set<string>();
  const fields = new Set<AccountField>();
  const taken = guesses
    .filter(({ confidence }) => confidence >= least)
    .sort((a, b) => b.confidence - a.confidence)
    .filter(({ header: name, field }) => {
      if (columns.has(name) || fields.has(field)) return false;
      columns.add(name);
      fields.add(field);
      return true;
    });
  return taken.sort((a, b) => header.indexOf(a.header) - header.indexOf(b.header));
}

function guessesFor(header: string, values: string[]): ColumnGuess[] {
  if (header === '' || isAboutOthers(header)) return [];
  const said = headerMeaning(header);
  const seen = valueMeaning(values);
  const guesses: ColumnGuess[] = [];
  if (said) {
    const { field, certainty } = said;
    guesses.push({ header, field, ...weighed(field, certainty, values) });
  }
  if (seen && seen.field !== said?.field && !isSibling(seen.field, said?.field)) {
    guesses.push({ header, field: seen.field, why: 'values', confidence: seen.certainty });
  }
  return guesses;
}

/** Both look alike: the header has to tell them apart. */
const isSibling = (seen: AccountField, said: AccountField | undefined) =>
  (seen === 'unionid' && said === 'openid') || (seen === 'mobile' && said === 'phone');

/** A header's word, strengthened or weakened by what stands under it. */
function weighed(
  field: AccountField,
  certainty: number,
  values: string[],
): Pick<ColumnGuess, 'why' | 'confidence'> {
  if (field === 'accountId' && new Set(values).size < values.length) {
    return { why: 'header', confidence: certainty / 2 };
  }
  const share = shareThatFits(field, values);
  if (share === undefined) return { why: 'header', confidence: certainty };
  if (share < 0.2) return { why: 'header', confidence: rounded(certainty * 0.3) };
  if (share < 0.6) return { why: 'header', confidence: rounded(certainty * 0.8) };
  return { why: 'both', confidence: rounded(certainty + (0.99 - certainty) * share) };
}

const rounded = (confidence: number) => Math.round(confidence * 100) / 100;

/** The columns of a map as its JSON has them. */
export const columnsOf = (guesses: readonly ColumnGuess[]): Record<string, AccountField> =>
  Object.fromEntries(guesses.map(({ header, field }) => [header, field]));

const channelWords: ReadonlyArray<[RegExp, Channel]> = [
  [/个险|agency/i, 'agency'],
  [/经代|经纪|broker/i, 'broker'],
  [/银保|银行|banca/i, 'bancassurance'],
];

/** The channel that a file's name speaks of, if it speaks of one only. */
export function channelNamedIn(fileName: string): Channel | undefined {
  const named = channelWords.filter(([word]) => word.test(fileName));
  return named.length === 1 ? named[0]?.[1] : undefined;
}
