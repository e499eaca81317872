import { must } from '../errors.js';
/** An operator over evaluated arguments. */
export function eager(name, least, most, call) {
    return [
        name,
        (operand, compiler) => {
            const operands = Array.isArray(operand) ? operand : [operand];
            checkArity(name, operands.length, least, most);
            const parts = operands.map((part) => compiler.compile(part));
            const [first, second] = parts;
            if (parts.length === 1 && first)
                return (scope) => call(first(scope));
            if (parts.length === 2 && first && second)
                return (scope) => call(first(scope), second(scope));
            return (scope) => call(...parts.map((part) => part(scope)));
        },
    ];
}
function checkArity(name, given, least, most) {
    if (least === most) {
        must(given === least, 'Location16020', `Expression ${name} takes exactly ${least} arguments. ${given} were passed in.`);
        return;
    }
    must(given >= least && given <= most, 'Location28667', `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${given} were passed in.`);
}
//# sourceMappingURL=arity.js.map