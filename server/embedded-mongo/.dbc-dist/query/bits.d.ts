type MakeTest = (operand: unknown) => (value: unknown) => boolean;
/** $bitsAllSet and its kind: a mask as number, binary or list of positions. */
export declare const bitTests: Map<string, MakeTest>;
export {};
