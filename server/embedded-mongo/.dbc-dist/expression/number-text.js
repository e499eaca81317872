import { Decimal128, Long } from 'bson';
import { toNumber } from '../bson/types.js';
/** A number as MongoDB writes it into strings. */
export function plainText(value) {
    if (value instanceof Long || value instanceof Decimal128)
        return value.toString();
    const number = toNumber(value);
    if (Object.is(number, -0))
        return '-0';
    if (Number.isNaN(number))
        return 'NaN';
    return String(number).replace(/e([+-])(\d)$/, 'e$10$2');
}
//# sourceMappingURL=number-text.js.map