import { isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
/** $mod: [divisor, remainder], on whole parts. */
export function remainderTest(operand) {
    must(Array.isArray(operand), 'BadValue', 'malformed mod, needs to be an array');
    must(operand.length >= 2, 'BadValue', 'malformed mod, not enough elements');
    must(operand.length === 2, 'BadValue', 'malformed mod, too many elements');
    const [divisor, remainder] = operand.map((part) => {
        must(isNumeric(part) && Number.isFinite(toNumber(part)), 'BadValue', 'malformed mod, divisor and remainder must be numbers');
        return Math.trunc(toNumber(part));
    });
    must(divisor !== 0, 'BadValue', 'divisor cannot be 0');
    return (value) => isNumeric(value) && Math.trunc(toNumber(value)) % divisor === remainder;
}
//# sourceMappingURL=remainder.js.map