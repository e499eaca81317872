import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr, OpType } from 'mingo/core';
import { toPlain, toPlainDocument } from '../bson/plain.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError } from '../errors.ts';
import { context } from './mingo-context.ts';
import { fieldOf, type Path, splitPath } from './path.ts';

export type Compute = (document: Document) => unknown;

type Options = Parameters<typeof evalExpr>[2];
interface Evaluation {
  update(locals: { root: unknown }): Options;
}

/** Options for mingo that are set up once and used for many documents. */
function evaluationWith(variables: Document): Evaluation {
  let captured: unknown;
  const capture = (stream: unknown, _operand: unknown, options: unknown) => {
    captured = options;
    return stream;
  };
  const withCapture = Context.from(
    Context.init({ pipeline: { $capture: capture as never } }),
    context,
  );
  new Aggregator([{ $capture: {} }], mingoOptions(variables, withCapture)).stream([]);
  return captured as Evaluation;
}

/** What every use of mingo is given: no scripts, our operators. */
export function mingoOptions(variables: Document, operators = context) {
  return {
    idKey: '_id',
    processingMode: 0,
    scriptEnabled: false,
    useStrictMode: true,
    failOnError: true,
    context: operators,
    variables: toPlainDocument(variables),
  };
}

/** Compiles an aggregation expression; the result takes exact or plain documents and gives plain values. */
export function compileExpression(expression: unknown, variables: Document = {}): Compute {
  if (typeof expression === 'string' && /^\$[^$]/.test(expression))
    return fieldCompute(splitPath(expression.slice(1)));
  if (typeof expression === 'number' || expression === null || typeof expression === 'boolean')
    return () => expression;
  checkExpression(expression);
  const plain = toPlain(expression);
  const evaluation = evaluationWith(variables);
  return (document) => {
    const root = toPlainDocument(document);
    return computing(() => evalExpr(root, plain, evaluation.update({ root })));
  };
}

/** Turns errors of the evaluation into answers of the server. */
export function computing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DatabaseError || !(error instanceof Error)) throw error;
    throw new DatabaseError('BadValue', error.message.replace(/^mingo: /, ''));
  }
}

function fieldCompute(path: Path): Compute {
  return (document) => toPlain(valueAt(document, path, 0));
}

/** Path in an expression: arrays are mapped over, positions are not followed. */
function valueAt(value: unknown, path: Path, at: number): unknown {
  if (at === path.length) return value;
  if (Array.isArray(value))
    return value
      .map((element) => valueAt(element, path, at))
      .filter((element) => element !== undefined);
  return isDocument(value) ? valueAt(fieldOf(value, path[at] as string), path, at + 1) : undefined;
}

/** Refuses unknown operators before the first document is seen. */
export function checkExpression(expression: unknown): void {
  if (Array.isArray(expression)) {
    for (const part of expression) checkExpression(part);
  } else if (isDocument(expression)) {
    checkOperatorDocument(expression);
  }
}

function checkOperatorDocument(expression: Document): void {
  for (const [name, operand] of Object.entries(expression)) {
    if (name.startsWith('$') && !isKnownExpression(name))
      throw new DatabaseError('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
    if (name !== '$literal') checkExpression(operand);
  }
}

const refused = new Set(['$function', '$accumulator', '$where']);

function isKnownExpression(name: string): boolean {
  if (refused.has(name)) return false;
  return Boolean(
    context.getOperator(OpType.EXPRESSION, name) ?? context.getOperator(OpType.ACCUMULATOR, name),
  );
}
