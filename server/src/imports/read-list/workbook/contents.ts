import type { Readable } from 'node:stream';
import { readXml } from './parse-xml.ts';

/** A part that another one refers to; its type is the last word of the full one, alike in both kinds of Open XML. */
export interface Reference {
  id: string;
  type: string;
  path: string;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  path: string;
}

/** The parts that `owner` (the empty string for the workbook as a whole) refers to. */
export async function readReferences(part: Readable, owner: string): Promise<Reference[]> {
  const references: Reference[] = [];
  await readXml(part, {
    opened(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const { pathname } = new URL(Target, `file:///${owner}`);
      const path = decodeURIComponent(pathname).slice(1);
      references.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path });
    },
  });
  return references;
}

/** The sheets in the order of their tabs, visible ones first, and whether days count from 1904. */
export async function readContents(
  part: Readable,
  references: Reference[],
): Promise<{ sheets: Sheet[]; from1904: boolean }> {
  const pathOf = new Map(
    references.filter(({ type }) => type === 'worksheet').map(({ id, path }) => [id, path]),
  );
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readXml(part, {
    opened(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const path = pathOf.get(id ?? '');
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      if (path) sheets.push({ name: attributes.name ?? '', hidden, path });
    },
  });
  return { sheets: sheets.sort((a, b) => Number(a.hidden) - Number(b.hidden)), from1904 };
}
