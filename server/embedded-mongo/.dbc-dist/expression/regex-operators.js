import { isDocument, rank, rankOf } from '../bson/types.js';
import { must } from '../errors.js';
import { regexOf } from '../query/regex.js';
import { typeNameOf } from '../query/type-names.js';
import { isNullish } from './truth.js';
export const regexOperators = [
    ['$regexMatch', searching('$regexMatch', (matches) => !matches.next().done)],
    ['$regexFind', searching('$regexFind', (matches) => matches.next().value ?? null)],
    ['$regexFindAll', searching('$regexFindAll', (matches) => [...matches])],
];
function searching(name, answer) {
    return (operand, compiler) => {
        must(isDocument(operand) && 'input' in operand && 'regex' in operand, 'Location51103', `${name} expects an object of named arguments: input, regex, options`);
        const parts = compileParts(operand, compiler);
        return (scope) => {
            const input = parts.input(scope);
            const regex = parts.regex(scope);
            const options = parts.options?.(scope);
            if (isNullish(input) || isNullish(regex))
                return answer(found('', undefined));
            must(typeof input === 'string', 'Location51104', `${name} needs 'input' to be of type string, found ${typeNameOf(input)}`);
            must(typeof regex === 'string' || rankOf(regex) === rank.regex, 'Location51105', `${name} needs 'regex' to be of type string or regex`);
            const { source, flags } = regexOf(regex, isNullish(options) ? undefined : options);
            return answer(found(input, new RegExp(source, flags.includes('g') ? flags : `${flags}g`)));
        };
    };
}
function compileParts(operand, compiler) {
    return {
        input: compiler.compile(operand.input),
        regex: compiler.compile(operand.regex),
        options: operand.options === undefined ? undefined : compiler.compile(operand.options),
    };
}
/** All matches; positions count code points. */
function* found(input, regex) {
    if (!regex)
        return;
    for (const match of input.matchAll(regex)) {
        yield {
            match: match[0],
            idx: [...input.slice(0, match.index)].length,
            captures: match.slice(1).map((capture) => capture ?? null),
        };
    }
}
//# sourceMappingURL=regex-operators.js.map