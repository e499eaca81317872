import { withField } from '../bson/fields.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { splitPath } from '../query/path.ts';
import { accumulatorExpressions } from './accumulators-over-arrays.ts';
import { arithmeticOperators } from './arithmetic-operators.ts';
import { arrayOperators } from './array-operators.ts';
import { bitOperators } from './bit-operators.ts';
import { comparisonOperators } from './comparison.ts';
import { controlOperators } from './control.ts';
import { conversionOperators } from './conversion.ts';
import { dateAddOperators } from './date-add.ts';
import { dateDiffOperators } from './date-diff.ts';
import { dateFromPartsOperators } from './date-from-parts.ts';
import { dateFromStringOperators } from './date-from-string.ts';
import { datePartOperators } from './date-parts.ts';
import { dateToStringOperators } from './date-to-string.ts';
import { dateTruncOperators } from './date-trunc.ts';
import { valueAt } from './field-path.ts';
import { refuseUnknownArguments } from './known-arguments.ts';
import { mathOperators } from './math-operators.ts';
import { objectOperators } from './object-operators.ts';
import { arrayLoops } from './over-arrays.ts';
import { regexOperators } from './regex-operators.ts';
import type { Compiler, Evaluate, OperatorCompiler } from './scope.ts';
import { setOperators } from './set-operators.ts';
import { sizeOperators } from './size-operators.ts';
import { stringOperators } from './string-operators.ts';
import { substringOperators } from './substring-operators.ts';
import { textChangeOperators } from './text-change-operators.ts';
import { zipOperators } from './zip.ts';

const operators = new Map<string, OperatorCompiler>([
  ...controlOperators,
  ...arrayLoops,
  ...comparisonOperators,
  ...arithmeticOperators,
  ...mathOperators,
  ...accumulatorExpressions,
  ...arrayOperators,
  ...zipOperators,
  ...setOperators,
  ...stringOperators,
  ...substringOperators,
  ...textChangeOperators,
  ...regexOperators,
  ...bitOperators,
  ...sizeOperators,
  ...datePartOperators,
  ...dateAddOperators,
  ...dateDiffOperators,
  ...dateTruncOperators,
  ...dateFromPartsOperators,
  ...dateFromStringOperators,
  ...dateToStringOperators,
  ...objectOperators,
  ...conversionOperators,
]);

const systemVariables = ['ROOT', 'CURRENT', 'REMOVE', 'NOW', 'CLUSTER_TIME'];

/** Compiles expressions that may use the given variables of the command. */
export function compilerFor(variables: Iterable<string>): Compiler {
  return new ExpressionCompiler(new Set([...systemVariables, ...variables]));
}

class ExpressionCompiler implements Compiler {
  readonly #known: ReadonlySet<string>;

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  knowing(names: readonly string[]): Compiler {
    return new ExpressionCompiler(new Set([...this.#known, ...names]));
  }

  compile(expression: unknown): Evaluate {
    if (typeof expression === 'string') return this.#text(expression);
    if (Array.isArray(expression)) return this.#array(expression);
    if (isDocument(expression)) return this.#document(expression);
    return () => expression;
  }

  #text(text: string): Evaluate {
    if (text.startsWith('$$')) return this.#variable(text.slice(2));
    if (!text.startsWith('$')) return () => text;
    must(text !== '$', 'Location16872', "'$' by itself is not a valid FieldPath");
    return fieldOfVariable('CURRENT', pathOf(text.slice(1)));
  }

  #variable(text: string): Evaluate {
    const [name = '', ...path] = text.split('.');
    must(name !== '', 'FailedToParse', 'empty variable names are not allowed');
    must(this.#known.has(name), 'Location17276', `Use of undefined variable: ${name}`);
    if (path.length > 0) pathOf(path.join('.'));
    if (name === 'ROOT') return ({ root }) => valueAt(root, path);
    if (name === 'REMOVE') return () => undefined;
    return fieldOfVariable(name, path);
  }

  #array(expressions: unknown[]): Evaluate {
    const parts = expressions.map((part) => this.compile(part));
    return (scope) => parts.map((part) => part(scope) ?? null);
  }

  #document(expression: Document): Evaluate {
    const [first, second] = Object.keys(expression);
    if (!first?.startsWith('$')) return this.#object(expression);
    must(
      second === undefined,
      'Location15983',
      `Object an expression must have exactly one field: found ${Object.keys(expression).join(', ')}`,
    );
    const operator = operators.get(first);
    if (!operator)
      throw new DatabaseError('InvalidPipelineOperator', `Unrecognized expression '${first}'`);
    refuseUnknownArguments(first, expression[first]);
    return operator(expression[first], this);
  }

  #object(expression: Document): Evaluate {
    const fields = Object.entries(expression).map(([name, part]) => {
      must(
        !name.startsWith('$') && !name.includes('.'),
        'Location16412',
        `FieldPath field names may not contain '.' or start with '$': ${name}`,
      );
      return [name, this.compile(part)] as const;
    });
    return (scope) => {
      let result: Document = {};
      for (const [name, evaluate] of fields) {
        const value = evaluate(scope);
        if (value !== undefined) result = withField(result, name, value);
      }
      return result;
    };
  }
}

function pathOf(text: string): readonly string[] {
  const path = splitPath(text);
  for (const part of path) {
    must(part !== '', 'Location15998', 'FieldPath field names may not be empty strings.');
    must(
      !part.startsWith('$'),
      'Location16410',
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
  }
  return path;
}

function fieldOfVariable(name: string, path: readonly string[]): Evaluate {
  return ({ variables }) => valueAt(variables[name], path);
}
