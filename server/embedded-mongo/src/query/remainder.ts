import { truncated } from '../bson/whole.ts';
import { must } from '../errors.ts';

/** $mod: [divisor, remainder], on whole parts. */
export function remainderTest(operand: unknown): (value: unknown) => boolean {
  must(Array.isArray(operand), 'BadValue', 'malformed mod, needs to be an array');
  must(operand.length >= 2, 'BadValue', 'malformed mod, not enough elements');
  must(operand.length === 2, 'BadValue', 'malformed mod, too many elements');
  const [divisor, remainder] = operand.map((part) => {
    const whole = truncated(part);
    must(whole !== undefined, 'BadValue', 'malformed mod, divisor and remainder must be numbers');
    return whole;
  }) as [bigint, bigint];
  must(divisor !== 0n, 'BadValue', 'divisor cannot be 0');
  return (value) => {
    const whole = truncated(value);
    return whole !== undefined && whole % divisor === remainder;
  };
}
