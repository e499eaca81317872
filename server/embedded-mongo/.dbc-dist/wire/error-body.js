/** The answer "ok: 0". */
export function errorBody({ message, code, codeName, labels, extra }) {
    return {
        ok: 0,
        errmsg: message,
        code,
        codeName,
        ...(labels.length > 0 ? { errorLabels: labels } : {}),
        ...extra,
    };
}
//# sourceMappingURL=error-body.js.map