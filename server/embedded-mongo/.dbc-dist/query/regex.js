import { BSONSymbol } from 'bson';
import { regexParts } from '../bson/compare.js';
import { rank, rankOf } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
/** Pattern and flags of what stands behind $regex. */
export function regexOf(operand, options) {
    if (rankOf(operand) === rank.regex) {
        const parts = regexParts(operand);
        return nativeRegex(parts.pattern, options === undefined ? parts.options : String(options));
    }
    must(typeof operand === 'string', 'BadValue', '$regex has to be a string');
    must(options === undefined || typeof options === 'string', 'BadValue', '$options has to be a string');
    return nativeRegex(operand, options ?? '');
}
function nativeRegex(pattern, options) {
    for (const flag of options)
        must('imsxu'.includes(flag), 'Location51108', `invalid flag in regex options: ${flag}`);
    const extended = options.includes('x');
    const source = extended ? withoutComments(pattern) : pattern;
    try {
        return unicodeRegex(inlineFlags(source, options.replace(/[xu]/g, '')));
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new DatabaseError('Location51091', `Regular expression is invalid: ${reason}`);
    }
}
/** `(?i)` at the beginning becomes a flag, as PCRE reads it. */
function inlineFlags(source, flags) {
    const inline = /^\(\?([ims]+)\)/.exec(source);
    if (!inline)
        return { source, flags };
    return {
        source: source.slice(inline[0].length),
        flags: [...new Set(flags + inline[1])].join(''),
    };
}
function unicodeRegex({ source, flags }) {
    try {
        return new RegExp(source, `${flags}u`);
    }
    catch {
        return new RegExp(source, flags);
    }
}
function withoutComments(pattern) {
    return pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#[^\n]*/g, (part) => /^[\s#]/.test(part) ? '' : part);
}
export function regexTest(operand, options) {
    const regex = regexOf(operand, options);
    const same = regexIdentity(operand);
    return (value) => {
        if (typeof value === 'string')
            return regex.test(value);
        if (value instanceof BSONSymbol)
            return regex.test(value.valueOf());
        return same !== undefined && rankOf(value) === rank.regex && regexIdentity(value) === same;
    };
}
function regexIdentity(value) {
    if (rankOf(value) !== rank.regex)
        return undefined;
    const { pattern, options } = regexParts(value);
    return `${pattern}/${options}`;
}
//# sourceMappingURL=regex.js.map