import { withField } from '../bson/fields.js';
import { isDocument } from '../bson/types.js';
import { DatabaseError } from '../errors.js';
const answers = { KEEP: 'keep', PRUNE: 'prune', DESCEND: 'descend' };
export const redact = (operand, { compiler, variables }) => {
    const decide = compiler.knowing(Object.keys(answers)).compile(operand);
    const redacted = (document, root) => {
        const scope = { root, variables: { ...variables, ...answers, CURRENT: document } };
        switch (decide(scope)) {
            case answers.KEEP:
                return document;
            case answers.PRUNE:
                return undefined;
            case answers.DESCEND:
                return descended(document, root);
            default:
                throw new DatabaseError('Location17053', '$redact must resolve to one of $$KEEP, $$PRUNE, or $$DESCEND');
        }
    };
    const descended = (document, root) => {
        let result = {};
        for (const [name, value] of Object.entries(document)) {
            const kept = inside(value, root);
            if (kept !== undefined)
                result = withField(result, name, kept);
        }
        return result;
    };
    const inside = (value, root) => {
        if (isDocument(value))
            return redacted(value, root);
        if (!Array.isArray(value))
            return value;
        return value.map((element) => inside(element, root)).filter((element) => element !== undefined);
    };
    return function* kept(input) {
        for (const document of input) {
            if (document === undefined) {
                yield undefined;
                continue;
            }
            const result = redacted(document, document);
            if (result)
                yield result;
        }
    };
};
//# sourceMappingURL=redact.js.map