import { must } from '../errors.js';
/** Names that a user may give to variables begin with a lower-case letter; CURRENT may be set too. */
export function checkVariableName(name) {
    must(/^[a-z\u0080-\u{10ffff}][\w\u0080-\u{10ffff}]*$/u.test(name) || name === 'CURRENT', 'FailedToParse', `'${name}' starts with an invalid character for a user variable name`);
}
//# sourceMappingURL=variable-name.js.map