import { type Document, isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { compareSortValues, parseSort, sortValuesOf } from '../query/sort.ts';
import { type Accumulator, simpleAccumulators } from './accumulator.ts';
import { refuseUnknownArguments } from './known-arguments.ts';
import { Percentiles } from './percentiles.ts';
import { BestN, ExtremeN, FirstN, LastN, Only } from './ranked.ts';
import type { Compiler, Evaluate, Scope } from './scope.ts';

/** An accumulator of $group and its kind: what it takes from each document, and how it begins. */
export interface AccumulatorPlan {
  input: Evaluate;
  begin(): Accumulator;
}

type PlanMaker = (operand: Document, compiler: Compiler, name: string) => AccumulatorPlan;

const plans = new Map<string, PlanMaker>([
  ['$firstN', countedPlan((most) => new FirstN(most))],
  ['$lastN', countedPlan((most) => new LastN(most))],
  ['$minN', countedPlan((most) => new ExtremeN(most, 1))],
  ['$maxN', countedPlan((most) => new ExtremeN(most, -1))],
  ['$top', sortedPlan({ reverse: false, single: true })],
  ['$topN', sortedPlan({ reverse: false, single: false })],
  ['$bottom', sortedPlan({ reverse: true, single: true })],
  ['$bottomN', sortedPlan({ reverse: true, single: false })],
  ['$median', (operand, compiler) => percentilePlan(operand, compiler, [0.5], true)],
  [
    '$percentile',
    (operand, compiler) => percentilePlan(operand, compiler, partsOf(operand.p), false),
  ],
]);

export function isAccumulator(name: string): boolean {
  return name === '$count' || simpleAccumulators.has(name) || plans.has(name);
}

export function compileAccumulator(
  name: string,
  operand: unknown,
  compiler: Compiler,
): AccumulatorPlan {
  refuseUnknownArguments(name, operand);
  if (name === '$count') {
    must(
      isDocument(operand) && Object.keys(operand).length === 0,
      'TypeMismatch',
      '$count takes no arguments, i.e. $count:{}',
    );
    return { input: () => 1, begin: simpleAccumulators.get('$sum') as () => Accumulator };
  }
  const begin = simpleAccumulators.get(name);
  if (begin) {
    must(
      !Array.isArray(operand) || operand.length === 1,
      'Location40237',
      `The ${name} accumulator is a unary operator`,
    );
    const only: unknown = Array.isArray(operand) ? operand[0] : operand;
    return { input: compiler.compile(only), begin };
  }
  const plan = plans.get(name);
  if (!plan) throw new DatabaseError('Location15952', `unknown group operator '${name}'`);
  must(isDocument(operand), 'Location5787900', `specification must be an object; found ${name}`);
  return plan(operand, compiler, name);
}

const nothing: Scope = { root: {}, variables: {} };

function countOf(operand: Document, compiler: Compiler, name: string): number {
  must('n' in operand, 'Location5787906', `Missing value for 'n' in ${name}`);
  const value = compiler.compile(operand.n)(nothing);
  const most = isNumeric(value) ? toNumber(value) : Number.NaN;
  must(
    Number.isInteger(most) && most > 0,
    'Location5787908',
    `'n' must be greater than 0, found ${String(value)}`,
  );
  return most;
}

function countedPlan(make: (most: number) => Accumulator): PlanMaker {
  return (operand, compiler, name) => {
    must('input' in operand, 'Location5787907', `Missing value for 'input' in ${name}`);
    const most = countOf(operand, compiler, name);
    return { input: compiler.compile(operand.input), begin: () => make(most) };
  };
}

function sortedPlan({ reverse, single }: { reverse: boolean; single: boolean }): PlanMaker {
  return (operand, compiler, name) => {
    must('output' in operand, 'Location5788005', `Missing value for 'output' in ${name}`);
    must(isDocument(operand.sortBy), 'Location5788004', `Missing value for 'sortBy' in ${name}`);
    const keys = parseSort(operand.sortBy);
    const output = compiler.compile(operand.output);
    const most = single ? 1 : countOf(operand, compiler, name);
    const compare = (a: unknown, b: unknown) =>
      compareSortValues(a as unknown[], b as unknown[], keys);
    const begin = () => {
      const best = new BestN(most, compare, reverse);
      return single ? new Only(best) : best;
    };
    const input = (scope: Scope) => {
      const current = scope.variables.CURRENT;
      return { key: sortValuesOf(current as Document, keys), value: output(scope) };
    };
    return { input, begin };
  };
}

function percentilePlan(
  operand: Document,
  compiler: Compiler,
  wanted: readonly number[],
  single: boolean,
): AccumulatorPlan {
  must('input' in operand, 'MissingField', "BSON field 'input' is missing but a required field");
  must(
    operand.method === 'approximate',
    'BadValue',
    "Currently only 'approximate' can be used as percentile 'method'.",
  );
  const begin = () => (single ? new Only(new Percentiles(wanted)) : new Percentiles(wanted));
  return { input: compiler.compile(operand.input), begin };
}

function partsOf(value: unknown): number[] {
  must(
    Array.isArray(value) && value.length > 0,
    'Location7750300',
    "The $percentile 'p' field must be an array of numbers from [0.0, 1.0] range",
  );
  return value.map((part) => {
    const number = isNumeric(part) ? toNumber(part) : Number.NaN;
    must(
      number >= 0 && number <= 1,
      'Location7750303',
      "The $percentile 'p' field must be an array of numbers from [0.0, 1.0] range",
    );
    return number;
  });
}
