import { add } from '../bson/arithmetic.ts';
import { compareValues } from '../bson/compare.ts';
import { type Document, isDocument, isNumeric } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { equalityKey } from '../expression/equality-key.ts';
import { valueAt } from '../expression/field-path.ts';
import { isNullish } from '../expression/truth.ts';
import { type Path, splitPath } from '../query/path.ts';
import { collected } from './collected.ts';
import type { StageCompiler, StageContext } from './stage.ts';
import { placed } from './unwind.ts';

interface Densify {
  path: Path;
  partitionPaths: Path[];
  bounds: 'full' | 'partition' | [unknown, unknown];
  /** The value so many steps after another. */
  after(value: unknown, steps: number): unknown;
  isDate: boolean;
}

const mostNewDocuments = 500_000;

export const densify: StageCompiler = (operand, context) => {
  const spec = parse(operand, context);
  return function* densified(input) {
    const documents = yield* collected('$densify', input);
    const partitions = new Map<string | number, Document[]>();
    for (const document of documents) {
      const value = valueAt(document, spec.path);
      if (isNullish(value)) yield document;
      else partitionOf(partitions, document, value, spec).push(document);
    }
    const sorted = [...partitions.values()];
    for (const part of sorted)
      part.sort((a, b) => compareValues(valueAt(a, spec.path), valueAt(b, spec.path)));
    const limits = limitsOf(sorted, spec);
    const budget = { left: mostNewDocuments };
    for (const part of sorted) yield* dense(part, limits, spec, budget);
  };
};

function parse(operand: unknown, context: StageContext): Densify {
  must(isDocument(operand), 'FailedToParse', 'The $densify stage specification must be an object');
  const { field, partitionByFields = [], range } = operand;
  must(typeof field === 'string', 'MissingField', "BSON field '$densify.field' is missing");
  must(isDocument(range), 'MissingField', "BSON field '$densify.range' is missing");
  const { step, unit } = range;
  const bounds = range.bounds as Densify['bounds'];
  must(
    isNumeric(step) && Number(step) > 0,
    'Location5733401',
    'The step parameter in a range statement must be a strictly positive numeric value',
  );
  must(
    bounds === 'full' || bounds === 'partition' || (Array.isArray(bounds) && bounds.length === 2),
    'Location5946802',
    "Bounds string must either be 'full' or 'partition', or an array of two elements",
  );
  const isDate = unit !== undefined;
  return {
    path: splitPath(field),
    partitionPaths: (partitionByFields as string[]).map(splitPath),
    bounds,
    after: isDate ? dateStep(unit, step, context) : numberStep(step),
    isDate,
  };
}

function numberStep(step: unknown): Densify['after'] {
  return (value, steps) => {
    let result = value;
    for (let at = 0; at < steps; at += 1) result = add(result, step);
    return result;
  };
}

function dateStep(unit: unknown, step: unknown, context: StageContext): Densify['after'] {
  const moved = context.expression({
    $dateAdd: { startDate: '$from', unit, amount: { $multiply: ['$steps', step] } },
  });
  return (value, steps) => moved({ from: value, steps });
}

function checkType(value: unknown, { isDate }: Densify): void {
  if (isDate ? value instanceof Date : isNumeric(value)) return;
  throw new DatabaseError(
    isDate ? 'Location6053600' : 'Location5733201',
    isDate
      ? 'Encountered non-date value for densify field with a unit'
      : 'PlanExecutor error :: caused by :: Densify field type must be numeric',
  );
}

function partitionOf(
  partitions: Map<string | number, Document[]>,
  document: Document,
  value: unknown,
  spec: Densify,
): Document[] {
  checkType(value, spec);
  const key = equalityKey(spec.partitionPaths.map((path) => valueAt(document, path)));
  const known = partitions.get(key);
  if (known) return known;
  const made: Document[] = [];
  partitions.set(key, made);
  return made;
}

interface Limits {
  low: unknown;
  high: unknown;
  /** The upper limit itself belongs to the range. */
  closed: boolean;
}

/** One range for all partitions; undefined when each partition has its own. */
function limitsOf(partitions: Document[][], { bounds, path }: Densify): Limits | undefined {
  if (Array.isArray(bounds)) return { low: bounds[0], high: bounds[1], closed: false };
  if (bounds === 'partition' || partitions.length === 0) return undefined;
  const values = partitions.flatMap((documents) => [documents[0], documents.at(-1)]);
  const sorted = values.map((document) => valueAt(document, path)).sort(compareValues);
  return { low: sorted[0], high: sorted.at(-1), closed: true };
}

function* dense(
  documents: Document[],
  limits: Limits | undefined,
  spec: Densify,
  budget: { left: number },
): Generator<Document> {
  const { path, after } = spec;
  const first = valueAt(documents[0], path);
  const { low, high, closed } = limits ?? {
    low: first,
    high: valueAt(documents.at(-1), path),
    closed: true,
  };
  let steps = 0;
  let next = low;
  const isInside = (value: unknown) => {
    const order = compareValues(value, high);
    return order < 0 || (closed && order === 0);
  };
  const advance = () => {
    steps += 1;
    next = spec.isDate ? after(low, steps) : after(next, 1);
  };
  for (const document of documents) {
    const value = valueAt(document, path);
    while (compareValues(next, value) < 0 && isInside(next)) {
      yield made(documents[0] as Document, next, spec, budget);
      advance();
    }
    if (compareValues(next, value) === 0) advance();
    yield document;
  }
  while (isInside(next)) {
    yield made(documents[0] as Document, next, spec, budget);
    advance();
  }
}

function made(
  sample: Document,
  value: unknown,
  { path, partitionPaths }: Densify,
  budget: { left: number },
): Document {
  budget.left -= 1;
  must(
    budget.left >= 0,
    'Location5897900',
    `Generated ${mostNewDocuments} documents in $densify, which is over the limit`,
  );
  const start: Document = {};
  const keyed = partitionPaths.reduce(
    (result, partition) => placed(result, partition, valueAt(sample, partition)),
    start,
  );
  return placed(keyed, path, value);
}
