import { Context } from 'mingo/core';
/** mingo's language with our comparisons and conversions in place of the ones that know no BSON types. */
export declare const context: Context;
