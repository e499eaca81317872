import type { Context } from './context.ts';

/** Cookies that no script can read and that only our own pages send back. */
export interface OwnCookies {
  get(name: string): string | undefined;
  set(name: string, value: string, scope: { path: string; expires: Date }): void;
  clear(name: string, scope: { path: string }): void;
}

/** Over TLS (also a trusted proxy's) a cookie is marked `Secure`; an office network without TLS still gets one. */
export const ownCookies = (ctx: Context): OwnCookies => ({
  get: (name) => ctx.cookies.get(name),
  set: (name, value, scope) => {
    ctx.cookies.set(name, value, { ...scope, ...strict, secure: ctx.secure });
  },
  clear: (name, scope) => {
    ctx.cookies.set(name, null, { ...scope, ...strict, secure: ctx.secure });
  },
});

const strict = { httpOnly: true, sameSite: 'strict', overwrite: true } as const;
