import { crc32, deflateRawSync } from 'node:zlib';

/** A value of a cell: text, a number, or the XML of the whole cell. */
export type Cell = string | number | { xml: string } | null;

interface Shape {
  sheets: Record<string, Cell[][]>;
  /** Number formats by which `{ xml: '<c s="1">…' }` are shown; style 0 is General. */
  formats?: string[];
  from1904?: boolean;
  /** Write texts as Excel does, into a table of their own. */
  shared?: boolean;
  /** Parts to add, or to put in place of the usual ones. */
  parts?: Record<string, string | Buffer>;
}

const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\0', '_x0000_');

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An xlsx workbook, written by hand so that it can be as odd as a test needs. */
export function aWorkbook({ sheets, formats = [], from1904, shared, parts = {} }: Shape): Buffer {
  const strings: string[] = [];
  const cell = (value: Cell): string => {
    if (value === null) return '';
    if (typeof value === 'object') return value.xml;
    if (typeof value === 'number') return `<c><v>${value}</v></c>`;
    if (!shared) return `<c t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
    return `<c t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const placed = (xml: string, row: number, at: number) =>
    xml.replace(/^<c(?! r=)/, `<c r="${String.fromCharCode(65 + at)}${row}"`);
  const sheet = (rows: Cell[][]) =>
    `<worksheet><sheetData>${rows
      .map((cells, at) => {
        const row = at + 1;
        const written = cells.map((value, column) => placed(cell(value), row, column)).join('');
        return written ? `<row r="${row}">${written}</row>` : '';
      })
      .join('')}</sheetData></worksheet>`;
  const names = Object.keys(sheets);
  const written = Object.fromEntries(
    Object.values(sheets).map((rows, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet(rows)]),
  );
  const reference = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`;
  return zip({
    '_rels/.rels': `<Relationships>${reference('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${types}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${names
      .map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="s${at}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, at) => reference(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
      .join(
        '',
      )}${reference('t', 'styles', 'styles.xml')}${shared ? reference('u', 'sharedStrings', '/xl/sharedStrings.xml') : ''}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escapeXml(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/>${formats
      .map((_, at) => `<xf numFmtId="${164 + at}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...written,
    ...(shared
      ? {
          'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${escapeXml(text)}</t></si>`).join('')}</sst>`,
        }
      : {}),
    ...parts,
  });
}

/** A ZIP archive; `claims` tells other sizes than the true ones. */
export function zip(
  parts: Record<string, string | Buffer>,
  claims: Record<string, number> = {},
): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes, { level: 1 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims[name] ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = [Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed];
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, rest, Buffer.from(name));
    locals.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06'), end]);
}
