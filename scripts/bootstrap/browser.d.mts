/** The Chromium that browser tests may use: the one that CHROMIUM names, or the one installed. */
export function browser(): string | undefined;
