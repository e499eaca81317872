/** A number as MongoDB writes it into strings. */
export declare function plainText(value: unknown): string;
