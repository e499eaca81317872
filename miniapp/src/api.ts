import Taro from '@tarojs/taro';
import { createAgentSession } from './session/agent-session.ts';
import { createSession } from './session/session.ts';
import { taroTransport } from './taro-transport.ts';

const storage = {
  read: (key: string): unknown => Taro.getStorageSync(key),
  write: (key: string, value: unknown) => Taro.setStorageSync(key, value),
  remove: (key: string) => Taro.removeStorageSync(key),
};

export const session = createSession(taroTransport(HEYI_SERVER), storage);

/** Calls the server by the contract, as whoever is signed in. */
export const { call } = session;

/** Calls the server as the agent who is signed in as a customer. */
export const callAsAgent = createAgentSession(taroTransport(HEYI_SERVER), storage, session);
