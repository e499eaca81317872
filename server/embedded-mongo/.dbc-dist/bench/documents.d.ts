export interface BenchDocument {
    _id: number;
    customer: string;
    city: string;
    at: Date;
    amount: number;
    text: string;
}
export declare const cities = 50;
/** A document of 500 bytes; every `n` gives another customer, cities and times repeat. */
export declare function documentOf(n: number): BenchDocument;
export declare const cityOf: (n: number) => string;
