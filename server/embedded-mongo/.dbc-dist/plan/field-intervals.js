import { regexParts } from '../bson/compare.js';
import { rank, rankOf } from '../bson/types.js';
import { writeEmptyArray, writeValue } from '../keys/encode-value.js';
import { KeyWriter } from '../keys/key-writer.js';
const writer = new KeyWriter();
const behind = Buffer.from([0xff]);
function bytesOf(value) {
    writer.reset();
    writeValue(writer, value);
    return writer.take();
}
function pointOf(bytes) {
    return { low: bytes, high: Buffer.concat([bytes, behind]), point: bytes };
}
function bracket(kind) {
    return { low: Buffer.from([kind]), high: Buffer.from([kind + 1]) };
}
/** Where the values that satisfy a condition lie, in order; undefined when that is not known. */
export function intervalsOf(condition) {
    const { operator, operand, siblings } = condition;
    switch (operator) {
        case '$eq':
            return ordered(equalTo(operand));
        case '$in':
            return ordered(operand.flatMap(equalTo));
        case '$gt':
        case '$gte':
        case '$lt':
        case '$lte':
            return range(operator, operand);
        case '$regex':
            return ordered(matching(operand, siblings.$options));
        case '$all':
            return firstOfAll(operand);
        case '$exists':
            return operand === false || operand === 0 ? [pointOf(bytesOf(null))] : undefined;
        default:
            return undefined;
    }
}
function firstOfAll(operand) {
    const first = operand.find((value) => ![rank.object, rank.regex].includes(rankOf(value)));
    return first === undefined ? undefined : ordered(equalTo(first));
}
function equalTo(value) {
    if (rankOf(value) === rank.regex)
        return matching(value, undefined);
    if (!Array.isArray(value))
        return [pointOf(bytesOf(value))];
    const whole = pointOf(bytesOf(value));
    return [value.length === 0 ? pointOf(emptyArrayBytes()) : pointOf(bytesOf(value[0])), whole];
}
function emptyArrayBytes() {
    writer.reset();
    writeEmptyArray(writer);
    return writer.take();
}
function range(operator, operand) {
    const kind = rankOf(operand);
    if (kind === rank.minKey || kind === rank.maxKey || kind === rank.array || kind === rank.regex)
        return undefined;
    if (kind === rank.null)
        return operator.endsWith('e') ? [pointOf(bytesOf(null))] : [];
    const { low, high } = bracket(kind);
    const bytes = bytesOf(operand);
    const after = Buffer.concat([bytes, behind]);
    if (operator === '$gt')
        return [{ low: after, high }];
    if (operator === '$gte')
        return [{ low: bytes, high }];
    return [{ low, high: operator === '$lt' ? bytes : after }];
}
/** Strings, from the pattern's literal beginning on, and regular expressions that are stored themselves. */
function matching(operand, options) {
    const { pattern, flags } = partsOf(operand, options);
    const strings = bracket(rank.string);
    const beginning = flags === '' ? literalBeginning(pattern) : '';
    if (beginning) {
        writer.reset();
        writeValue(writer, beginning);
        const prefix = writer.take().subarray(0, -1);
        strings.low = prefix;
        strings.high = Buffer.concat([prefix, behind]);
    }
    return typeof operand === 'string' ? [strings] : [strings, bracket(rank.regex)];
}
function partsOf(operand, options) {
    if (typeof operand === 'string')
        return { pattern: operand, flags: String(options ?? '') };
    const parts = regexParts(operand);
    return { pattern: parts.pattern, flags: String(options ?? parts.options) };
}
function literalBeginning(pattern) {
    if (pattern.includes('|'))
        return '';
    const literal = /^\^([^\\^$.|?*+()[\]{}\0]+)(.?)/su.exec(pattern);
    if (!literal)
        return '';
    const [, text, next] = literal;
    return '*?{'.includes(next) && next !== '' ? [...text].slice(0, -1).join('') : text;
}
function ordered(intervals) {
    const sorted = [...intervals].sort((a, b) => Buffer.compare(a.low, b.low));
    return sorted.filter((interval, at) => {
        const before = sorted[at - 1];
        return !before || Buffer.compare(before.low, interval.low) !== 0;
    });
}
/** What lies in both. */
export function intersect(a, b) {
    return a.flatMap((left) => b.flatMap((right) => overlap(left, right)));
}
function overlap(a, b) {
    const low = Buffer.compare(a.low, b.low) >= 0 ? a.low : b.low;
    const high = Buffer.compare(a.high, b.high) <= 0 ? a.high : b.high;
    if (Buffer.compare(low, high) >= 0)
        return [];
    const point = a.point ?? b.point;
    return [point ? { low, high, point } : { low, high }];
}
//# sourceMappingURL=field-intervals.js.map