type Mode = 'even' | 'zero' | 'up' | 'down';
/** The number rounded to a decimal place, exactly and in its own type. */
export declare function roundTo(value: unknown, place: number, mode: Mode): unknown;
export {};
