export {};
//# sourceMappingURL=update-types.js.map