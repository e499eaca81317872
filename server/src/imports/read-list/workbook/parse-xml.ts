import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';

const mostQuietBytes = 16 * 1024 * 1024;
const deepest = 64;

/** What is told of a part while it is read; names come without their namespace prefix. */
export interface XmlWatch {
  opened(name: string, attributes: Record<string, string>): void;
  closed?(name: string): void;
  text?(text: string): void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part of a workbook piece by piece and yields after each, so that what the watch has gathered can be taken.
 * A document type is refused, and with it every entity of its own; a tag, a text or a comment of more than 16 MB and
 * tags more than 64 deep are refused too, so that nothing piles up.
 */
export async function* parseXml(part: Readable, watch: XmlWatch): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8');
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  });
  let quiet = 0;
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0;
    if (++depth > deepest) throw new Error('tags too deep');
    watch.opened(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    quiet = 0;
    depth--;
    watch.closed?.(local(name));
  });
  const text = (piece: string) => {
    quiet = 0;
    watch.text?.(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('doctype', () => {
    throw new Error('a document type');
  });

  for await (const piece of part as AsyncIterable<Buffer>) {
    quiet += piece.length;
    parser.write(decoder.decode(piece, { stream: true }));
    if (quiet > mostQuietBytes) throw new Error('a piece of XML without end');
    yield;
  }
  parser.write(decoder.decode()).close();
}

/** Reads a small part to its end. */
export async function readXml(part: Readable, watch: XmlWatch): Promise<void> {
  for await (const _ of parseXml(part, watch));
}
