import { Decimal128 } from 'bson';
import { doubleOf, fitsLong, integerOf, numeric, numericTypeOf } from '../bson/numbers.ts';
import { isNumeric, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';
import { eager } from './arity.ts';
import type { OperatorCompiler } from './scope.ts';
import { isNullish } from './truth.ts';

/** Functions of numbers. They calculate with doubles; of decimals they give the decimal of that double. */
export const mathOperators: [string, OperatorCompiler][] = [
  numberFunction('$exp', Math.exp),
  numberFunction('$sqrt', Math.sqrt, 'Location28714', (value) => value >= 0),
  numberFunction('$ln', Math.log, 'Location28766', (value) => value > 0),
  numberFunction('$log10', Math.log10, 'Location28761', (value) => value > 0),
  numberFunction('$sigmoid', (value) => 1 / (1 + Math.exp(-value))),
  numberFunction('$sin', Math.sin, 'Location50989', Number.isFinite),
  numberFunction('$cos', Math.cos, 'Location50989', Number.isFinite),
  numberFunction('$tan', Math.tan, 'Location50989', Number.isFinite),
  numberFunction('$asin', Math.asin, 'Location50989', isWithinOne),
  numberFunction('$acos', Math.acos, 'Location50989', isWithinOne),
  numberFunction('$atan', Math.atan),
  numberFunction('$sinh', Math.sinh),
  numberFunction('$cosh', Math.cosh),
  numberFunction('$tanh', Math.tanh),
  numberFunction('$asinh', Math.asinh),
  numberFunction('$acosh', Math.acosh, 'Location50989', (value) => value >= 1),
  numberFunction('$atanh', Math.atanh, 'Location50989', isWithinOne),
  numberFunction('$degreesToRadians', (value) => value * (Math.PI / 180)),
  numberFunction('$radiansToDegrees', (value) => value * (180 / Math.PI)),
  ofTwo('$atan2', [51044, 51045], Math.atan2),
  ofTwo('$log', [28756, 28757], logarithm),
  ofTwo('$pow', [28762, 28763], power, powerOfTypes),
  eager('$rand', 0, 1, () => doubleOf(Math.random())),
];

function isWithinOne(value: number): boolean {
  return Math.abs(value) <= 1;
}

type TypeCode = `Location${number}`;

/** NaN is in every domain, and NaN comes out. */
function numberFunction(
  name: string,
  calculate: (value: number) => number,
  outside: TypeCode = 'Location50989',
  isInDomain: (value: number) => boolean = () => true,
): [string, OperatorCompiler] {
  return eager(name, 1, 1, (value) => {
    if (isNullish(value)) return null;
    must(
      isNumeric(value),
      'Location28765',
      `${name} only supports numeric types, not ${typeNameOf(value)}`,
    );
    const number = toNumber(value);
    must(
      Number.isNaN(number) || isInDomain(number),
      outside,
      `cannot apply ${name} to ${number}, value is outside of its domain`,
    );
    return resultOf(calculate(number), [value]);
  });
}

function ofTwo(
  name: string,
  codes: readonly [number, number],
  calculate: (first: number, second: number) => number,
  finish = resultOf,
): [string, OperatorCompiler] {
  return eager(name, 2, 2, (...values) => {
    if (values.some(isNullish)) return null;
    const [first, second] = values.map((value, at) => {
      must(
        isNumeric(value),
        `Location${codes[at] as number}`,
        `${name} only supports numeric types, not ${typeNameOf(value)}`,
      );
      return toNumber(value);
    }) as [number, number];
    return finish(calculate(first, second), values);
  });
}

function resultOf(result: number, values: readonly unknown[]): unknown {
  const isDecimal = values.some((value) => numericTypeOf(value) === numeric.decimal);
  return isDecimal ? Decimal128.fromString(String(result)) : doubleOf(result);
}

function logarithm(value: number, base: number): number {
  must(
    value > 0 || Number.isNaN(value),
    'Location28758',
    `$log's argument must be a positive number, but is ${value}`,
  );
  must(
    (base > 0 && base !== 1) || Number.isNaN(base),
    'Location28759',
    `$log's base must be a positive number not equal to 1, but is ${base}`,
  );
  return Math.log(value) / Math.log(base);
}

function power(base: number, exponent: number): number {
  must(
    !(base === 0 && exponent < 0),
    'Location28764',
    '$pow cannot take a base of 0 and a negative exponent',
  );
  return base ** exponent;
}

/** Whole numbers stay whole as long as the result is one that fits. */
function powerOfTypes(result: number, values: readonly unknown[]): unknown {
  const type = Math.max(...values.map(numericTypeOf));
  if (type > numeric.long || toNumber(values[1]) < 0 || !Number.isFinite(result))
    return resultOf(result, values);
  const exact = BigInt(String(values[0])) ** BigInt(String(values[1]));
  if (!fitsLong(exact)) return doubleOf(result);
  return integerOf(exact, type === numeric.int ? numeric.int : numeric.long);
}
