import type { Document } from './types.ts';

/**
 * JavaScript moves fields whose names are whole numbers to the front. Where that would change a document's order, it is
 * kept by a proxy that lists the names as they came; every other document is a plain object.
 */
const ordered = new WeakSet<object>();

/** A name that JavaScript does not leave where it was set. */
export function isWholeNumber(name: string): boolean {
  const first = name.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return false;
  return /^(0|[1-9]\d{0,9})$/.test(name) && Number(name) < 4_294_967_295;
}

/** The same fields, which from now on keep the order in which they are set. */
export function inOrder(document: Document, names = Object.keys(document)): Document {
  const result = new Proxy(document, {
    ownKeys: () => names,
    defineProperty(target, name, descriptor) {
      if (!Object.hasOwn(target, name)) names.push(name as string);
      return Reflect.defineProperty(target, name, descriptor);
    },
    deleteProperty(target, name) {
      if (Object.hasOwn(target, name)) names.splice(names.indexOf(name as string), 1);
      return Reflect.deleteProperty(target, name);
    },
  });
  ordered.add(result);
  return result;
}

/** Sets a field, a new one behind all others; gives the document, or what takes its place to keep the order. */
export function withField(document: Document, name: string, value: unknown): Document {
  const result = isWholeNumber(name) && wouldMove(document, name) ? inOrder(document) : document;
  assign(result, name, value);
  return result;
}

function wouldMove(document: Document, name: string): boolean {
  if (ordered.has(document) || Object.hasOwn(document, name)) return false;
  const last = Object.keys(document).pop();
  return last !== undefined && !(isWholeNumber(last) && Number(last) < Number(name));
}

/** Assigns without ever touching the prototype. */
export function assign(target: Document, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  } else {
    target[name] = value;
  }
}

/** A copy of the document itself, not of its values. */
export function copyOf(document: Document): Document {
  return ordered.has(document) ? inOrder({ ...document }, Object.keys(document)) : { ...document };
}

/** All fields of the documents; of two with the same name the first's place and the last's value. */
export function merged(...documents: Document[]): Document {
  let result: Document = {};
  for (const document of documents)
    for (const name of Object.keys(document)) result = withField(result, name, document[name]);
  return result;
}

/** The document with this `_id` in front of all other fields. */
export function withId(id: unknown, document: Document): Document {
  let result: Document = { _id: id };
  for (const name of Object.keys(document))
    if (name !== '_id') result = withField(result, name, document[name]);
  return result;
}
