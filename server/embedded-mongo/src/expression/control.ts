import { isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { type Compiler, type Evaluate, innerScope, type OperatorCompiler } from './scope.ts';
import { isNullish, isTrue } from './truth.ts';
import { checkVariableName } from './variable-name.ts';

/** Operators that decide which of their operands are evaluated. */
export const controlOperators: [string, OperatorCompiler][] = [
  ['$literal', (operand) => () => operand],
  ['$and', logical((parts, scope) => parts.every((part) => isTrue(part(scope))))],
  ['$or', logical((parts, scope) => parts.some((part) => isTrue(part(scope))))],
  ['$cond', cond],
  ['$ifNull', ifNull],
  ['$switch', switchOver],
  ['$let', letIn],
];

function logical(
  decide: (parts: Evaluate[], scope: Parameters<Evaluate>[0]) => boolean,
): OperatorCompiler {
  return (operand, compiler) => {
    const operands = Array.isArray(operand) ? operand : [operand];
    const parts = operands.map((part) => compiler.compile(part));
    return (scope) => decide(parts, scope);
  };
}

function cond(operand: unknown, compiler: Compiler): Evaluate {
  const [condition, whenTrue, whenFalse] = condParts(operand).map((part) =>
    compiler.compile(part),
  ) as [Evaluate, Evaluate, Evaluate];
  return (scope) => (isTrue(condition(scope)) ? whenTrue(scope) : whenFalse(scope));
}

function condParts(operand: unknown): unknown[] {
  if (!isDocument(operand)) {
    must(
      Array.isArray(operand) && operand.length === 3,
      'Location16020',
      'Expression $cond takes exactly 3 arguments.',
    );
    return operand;
  }
  const names = ['if', 'then', 'else'];
  const unknown = Object.keys(operand).find((name) => !names.includes(name));
  must(unknown === undefined, 'Location17083', `Unrecognized parameter to $cond: ${unknown}`);
  names.forEach((name, at) => {
    const code = `Location${17080 + at}` as const;
    must(name in operand, code, `Missing '${name}' parameter to $cond`);
  });
  return names.map((name) => operand[name]);
}

function ifNull(operand: unknown, compiler: Compiler): Evaluate {
  must(
    Array.isArray(operand) && operand.length >= 2,
    'Location1257300',
    '$ifNull needs at least two arguments',
  );
  const parts = operand.map((part) => compiler.compile(part));
  return (scope) => {
    let value: unknown;
    for (const part of parts) {
      value = part(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  };
}

function switchOver(operand: unknown, compiler: Compiler): Evaluate {
  must(isDocument(operand), 'Location40060', '$switch requires an object as an argument');
  const { branches, default: otherwise } = operand;
  must(
    Array.isArray(branches) && branches.length > 0,
    'Location40068',
    '$switch requires at least one branch.',
  );
  const compiled = branches.map((branch) => {
    must(isDocument(branch), 'Location40062', '$switch expected each branch to be an object');
    must(
      'case' in branch,
      'Location40064',
      "$switch requires each branch have a 'case' expression",
    );
    must(
      'then' in branch,
      'Location40065',
      "$switch requires each branch have a 'then' expression.",
    );
    const unknown = Object.keys(branch).find((name) => name !== 'case' && name !== 'then');
    must(unknown === undefined, 'Location40063', `$switch found an unknown argument: ${unknown}`);
    return { test: compiler.compile(branch.case), value: compiler.compile(branch.then) };
  });
  const fallback = otherwise === undefined ? undefined : compiler.compile(otherwise);
  return (scope) => {
    const branch = compiled.find(({ test }) => isTrue(test(scope)));
    if (branch) return branch.value(scope);
    if (fallback) return fallback(scope);
    throw new DatabaseError(
      'Location40066',
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
}

function letIn(operand: unknown, compiler: Compiler): Evaluate {
  must(isDocument(operand), 'Location16874', '$let only supports an object as its argument');
  const { vars, in: body } = operand;
  must(isDocument(vars), 'Location16876', "Missing 'vars' parameter to $let");
  must('in' in operand, 'Location16877', "Missing 'in' parameter to $let");
  const names = Object.keys(vars);
  for (const name of names) checkVariableName(name);
  const values = names.map((name) => compiler.compile(vars[name]));
  const evaluate = compiler.knowing(names).compile(body);
  return (scope) => {
    const inner = innerScope(scope);
    names.forEach((name, at) => {
      inner.variables[name] = values[at]?.(scope);
    });
    return evaluate(inner);
  };
}
