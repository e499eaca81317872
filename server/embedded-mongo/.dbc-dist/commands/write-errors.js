import { DatabaseError } from '../errors.js';
/** An error of one statement, as the answer lists it; what ends the whole command is thrown again. */
export function writeErrorOf(call, error, index) {
    if (!(error instanceof DatabaseError) || isWhole(call, error))
        throw error;
    const { code, message, extra } = error;
    return { index, code, errmsg: message, ...extra };
}
/** In a transaction a conflict is answered as the command's own error. */
function isWhole(call, error) {
    return call.transaction !== undefined && error.labels.length > 0;
}
//# sourceMappingURL=write-errors.js.map