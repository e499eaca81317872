export {};
//# sourceMappingURL=window-row.js.map