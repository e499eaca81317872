export {};
//# sourceMappingURL=leaf.js.map