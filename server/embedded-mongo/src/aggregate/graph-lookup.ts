import { Long } from 'bson';
import { copyOf, withField } from '../bson/fields.ts';
import { type Document, isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import { ValueSet } from '../expression/equality-key.ts';
import { splitPath, valuesAtPath } from '../query/path.ts';
import { filterOf } from './match.ts';
import { MemoryBudget, sizeOf } from './memory.ts';
import type { Stream } from './pipeline-types.ts';
import type { StageCompiler, StageContext } from './stage.ts';
import { placed } from './unwind.ts';

interface GraphLookup {
  from: string;
  connectFrom: readonly string[];
  connectTo: string;
  as: readonly string[];
  maxDepth: number;
  depthField: string | undefined;
  restriction: Document | undefined;
}

export const graphLookup: StageCompiler = (operand, context) => {
  must(isDocument(operand), 'FailedToParse', 'the $graphLookup specification must be an object');
  const spec = parse(operand);
  must('startWith' in operand, 'Location40105', '$graphLookup requires startWith');
  const start = context.expression(operand.startWith);
  return function* walked(input) {
    for (const document of input) {
      if (document === undefined) {
        yield undefined;
        continue;
      }
      const first = start(document);
      const walk = new Walk(spec, context);
      for (const point of walk.from(Array.isArray(first) ? first : [first])) yield point;
      yield placed(document, spec.as, walk.found);
    }
  };
};

function parse(operand: Document): GraphLookup {
  for (const name of ['from', 'as', 'connectFromField', 'connectToField'])
    must(
      typeof operand[name] === 'string',
      'Location40103',
      `expected string as argument for ${name}`,
    );
  const depth = operand.maxDepth;
  const maxDepth = isNumeric(depth) ? toNumber(depth) : Number.NaN;
  must(
    depth === undefined || (Number.isInteger(maxDepth) && maxDepth >= 0),
    'Location40101',
    'maxDepth requires a nonnegative argument',
  );
  const restriction = operand.restrictSearchWithMatch;
  return {
    from: operand.from as string,
    connectFrom: splitPath(operand.connectFromField as string),
    connectTo: operand.connectToField as string,
    as: splitPath(operand.as as string),
    maxDepth: depth === undefined ? Number.POSITIVE_INFINITY : maxDepth,
    depthField: operand.depthField as string | undefined,
    restriction: restriction === undefined ? undefined : filterOf(restriction),
  };
}

/** A breadth-first walk that visits every document once. */
class Walk {
  readonly found: Document[] = [];
  readonly #spec: GraphLookup;
  readonly #context: StageContext;
  readonly #visited = new ValueSet();
  readonly #asked = new ValueSet();
  readonly #budget = new MemoryBudget('$graphLookup');

  constructor(spec: GraphLookup, context: StageContext) {
    this.#spec = spec;
    this.#context = context;
  }

  *from(values: unknown[]): Generator<undefined> {
    let frontier = this.#unasked(values);
    for (let depth = 0; frontier.length > 0 && depth <= this.#spec.maxDepth; depth += 1) {
      const next: unknown[] = [];
      for (const document of this.#reading(frontier)) {
        if (document === undefined) yield undefined;
        else if (this.#visited.add(document._id)) next.push(...this.#visit(document, depth));
      }
      frontier = this.#unasked(next);
    }
  }

  #unasked(values: unknown[]): unknown[] {
    return values.filter((value) => this.#asked.add(value ?? null));
  }

  #reading(values: unknown[]): Stream {
    const { environment } = this.#context;
    const { from, connectTo, restriction } = this.#spec;
    const link = { [connectTo]: { $in: values.map((value) => value ?? null) } };
    const filter = restriction ? { $and: [link, restriction] } : link;
    return environment.read(environment.database, from, filter);
  }

  #visit(document: Document, depth: number): unknown[] {
    this.#budget.hold(sizeOf(document));
    const { depthField, connectFrom } = this.#spec;
    const result = copyOf(document);
    this.found.push(
      depthField === undefined ? result : withField(result, depthField, Long.fromNumber(depth)),
    );
    return valuesAtPath(document, connectFrom)
      .flat()
      .filter((value) => value !== undefined);
  }
}
