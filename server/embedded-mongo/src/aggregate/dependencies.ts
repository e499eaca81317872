import { type Document, isDocument } from '../bson/types.ts';
import { compileFilter } from '../query/matcher.ts';

/**
 * The top-level fields that stages look at, when a stage near the front makes its results of these alone; undefined
 * when whole documents may be needed.
 */
export function neededFields(
  pipeline: readonly Document[],
  variables: Document,
): ReadonlySet<string> | undefined {
  const fields = new Set<string>();
  for (const stage of pipeline) {
    const [name, operand] = Object.entries(stage)[0] ?? [];
    const reach = name === undefined ? undefined : reaches.get(name)?.(operand, variables);
    if (!reach) return undefined;
    for (const field of reach.fields) fields.add(field);
    if (reach.last) return fields;
  }
  return undefined;
}

interface Reach {
  fields: Iterable<string>;
  /** Nothing else of the document is left after this stage. */
  last: boolean;
}

const reaches = new Map<string, (operand: unknown, variables: Document) => Reach | undefined>([
  ['$match', reachOfMatch],
  ['$sort', (operand) => ({ fields: topNames(operand as Document), last: false })],
  ['$limit', () => ({ fields: [], last: false })],
  ['$skip', () => ({ fields: [], last: false })],
  ['$unwind', (operand) => reachOfExpressions(operand, false)],
  ['$addFields', (operand) => reachOfExpressions(operand, false)],
  ['$set', (operand) => reachOfExpressions(operand, false)],
  ['$group', (operand) => reachOfExpressions(operand, true)],
  ['$sortByCount', (operand) => reachOfExpressions(operand, true)],
  ['$bucket', (operand) => reachOfExpressions(operand, true)],
  ['$count', () => ({ fields: [], last: true })],
  ['$project', reachOfProject],
]);

function reachOfMatch(operand: unknown, variables: Document): Reach | undefined {
  const { fields } = compileFilter(operand as Document, variables);
  return fields && { fields, last: false };
}

function topNames(spec: Document): string[] {
  return Object.keys(spec).map((name) => name.split('.')[0] as string);
}

function reachOfExpressions(operand: unknown, last: boolean): Reach | undefined {
  const fields = new Set<string>();
  return collect(operand, fields) ? { fields, last } : undefined;
}

function reachOfProject(operand: unknown): Reach | undefined {
  if (!isDocument(operand)) return undefined;
  const values = Object.entries(operand).filter(([name]) => name !== '_id');
  const including = values.some(([, value]) => value === 1 || value === true || isDocument(value));
  if (!including) return undefined;
  const reach = reachOfExpressions(operand, true);
  return reach && { fields: [...reach.fields, ...topNames(operand), '_id'], last: true };
}

/** Operators that look at fields named without a `$`, or at the document itself. */
const opaque = new Set(['sortBy', '$getField', '$setField', '$unsetField']);

/** Collects the first parts of all paths; false when the whole document is named. */
function collect(expression: unknown, fields: Set<string>): boolean {
  if (typeof expression === 'string') return collectText(expression, fields);
  if (Array.isArray(expression)) return expression.every((part) => collect(part, fields));
  if (!isDocument(expression)) return true;
  return Object.entries(expression).every(
    ([name, part]) => !opaque.has(name) && collect(part, fields),
  );
}

function collectText(text: string, fields: Set<string>): boolean {
  if (text.startsWith('$$')) return !/^\$\$(ROOT|CURRENT)\b/.test(text);
  if (text.startsWith('$')) fields.add(text.slice(1).split('.')[0] as string);
  return true;
}
