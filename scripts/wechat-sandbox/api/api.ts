import type { Sandbox } from '../sandbox.ts';
import type { SandboxApp } from '../world.ts';

/** One call, its credentials checked. The body is whatever the caller sent. */
export interface ApiCall {
  sandbox: Sandbox;
  app: SandboxApp;
  query: Record<string, string | undefined>;
  body: Record<string, unknown>;
}

/** Gives the answer: an object as JSON, bytes as a PNG. Throws `WechatFault`. */
export type Api = (call: ApiCall) => object;

export interface ApiEntry {
  method: 'GET' | 'POST';
  /** How the app shows who it is. */
  credentials: 'secret' | 'token';
  run: Api;
}

export const ok = { errcode: 0, errmsg: 'ok' };

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
