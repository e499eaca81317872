/** Enough to know it again on a screen, not to use it. */
export const maskOpenid = (openid: string): string => `${openid.slice(0, 4)}…${openid.slice(-4)}`;
