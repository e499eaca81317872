import { shellText } from '../storage/duplicate-key.js';
/** `{_id: …}` of a document, as messages name it. */
export function idText(document) {
    return `{_id: ${shellText(document._id)}}`;
}
/** `{name: value}`, as messages show an operand. */
export function fieldText(name, value) {
    return `{${name}: ${shellText(value)}}`;
}
//# sourceMappingURL=value-text.js.map