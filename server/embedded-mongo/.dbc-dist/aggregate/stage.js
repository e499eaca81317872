/** A stage that makes one document of each. */
export function mapping(change) {
    return function* mapped(input) {
        for (const document of input)
            yield document && change(document);
    };
}
//# sourceMappingURL=stage.js.map