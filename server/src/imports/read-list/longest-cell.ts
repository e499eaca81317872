/** What a spreadsheet's cell can hold. */
export const longestCell = 32_767;
