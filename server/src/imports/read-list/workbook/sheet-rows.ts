import type { Readable } from 'node:stream';
import type { CsvRow } from '../csv-rows.ts';
import type { CellFormat } from './cell-formats.ts';
import { cellText, numberText } from './cell-text.ts';
import { parseXml, type XmlWatch } from './parse-xml.ts';
import type { SharedStrings } from './shared-strings.ts';

const mostRows = 1_048_576;
const mostColumns = 16_384;
const mostRowCharacters = 16 * 1024 * 1024;
const mostCharacters = 4 * 1024 ** 3;

/** What the cells of a sheet refer to. */
export interface CellMeanings {
  strings: SharedStrings;
  formats: CellFormat[];
  from1904: boolean;
}

const plain: CellFormat = { kind: 'plain' };

/** The column, from 0, in a cell's place (`AB12`); undefined when it is none. */
function columnIn(place: string | undefined): number | undefined {
  if (!place) return undefined;
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? undefined : column - 1;
}

/** Gathers the rows that have a value; a cell has the formula's stored result, an error's own text, TRUE or FALSE. */
class RowGatherer implements XmlWatch {
  #rows: CsvRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #text = '';
  #taking = false;
  #phonetic = false;
  #rowCharacters = 0;
  #characters = 0;
  readonly #meanings: CellMeanings;

  constructor(meanings: CellMeanings) {
    this.#meanings = meanings;
  }

  gathered(): CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  opened(name: string, attributes: Record<string, string>): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#taking = this.#type !== 'inlineStr';
    else if (name === 't') this.#taking = this.#type === 'inlineStr' && !this.#phonetic;
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'row') this.#openRow(attributes);
  }

  text(piece: string): void {
    if (!this.#taking) return;
    this.#text += piece;
    this.#count(piece.length);
  }

  closed(name: string): void {
    if (name === 'v' || name === 't') this.#taking = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.length > 0) {
      this.#rows.push({ row: this.#row, cells: this.#cells });
    }
  }

  #openRow({ r }: Record<string, string>): void {
    const said = Number(r);
    this.#row = said > this.#row && Number.isInteger(said) ? said : this.#row + 1;
    if (this.#row > mostRows) throw new Error('too many rows');
    this.#cells = [];
    this.#column = -1;
    this.#rowCharacters = 0;
  }

  #openCell({ r, t = 'n', s }: Record<string, string>): void {
    this.#column = columnIn(r) ?? this.#column + 1;
    if (this.#column >= mostColumns) throw new Error('too many columns');
    this.#type = t;
    this.#style = Number(s ?? 0);
    this.#text = '';
  }

  #closeCell(): void {
    const value = this.#text === '' ? '' : this.#value();
    if (value === '') return;
    this.#count(value.length);
    while (this.#cells.length <= this.#column) this.#cells.push('');
    this.#cells[this.#column] = value;
  }

  #value(): string {
    const { strings, formats, from1904 } = this.#meanings;
    switch (this.#type) {
      case 's': {
        const text = strings.at(Number(this.#text));
        if (text === undefined) throw new Error('no such shared string');
        return text;
      }
      case 'n':
        return numberText(this.#text, formats[this.#style] ?? plain, from1904);
      case 'b':
        return this.#text.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return this.#text.replace(/T00:00:00(\.0+)?Z?$/, '');
      default:
        return cellText(this.#text);
    }
  }

  #count(characters: number): void {
    this.#rowCharacters += characters;
    this.#characters += characters;
    if (this.#rowCharacters > mostRowCharacters || this.#characters > mostCharacters) {
      throw new Error('too much text');
    }
  }
}

/** The rows of a sheet that have a value, a piece of the file at a time; hidden rows are rows like any other. */
export async function* sheetRows(part: Readable, meanings: CellMeanings): AsyncGenerator<CsvRow[]> {
  const gatherer = new RowGatherer(meanings);
  for await (const _ of parseXml(part, gatherer)) {
    const rows = gatherer.gathered();
    if (rows.length > 0) yield rows;
  }
  const rest = gatherer.gathered();
  if (rest.length > 0) yield rest;
}
