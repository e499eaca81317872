import { createClient } from '@heyi/shared/client';
import { fetchTransport } from '@heyi/shared/fetch-transport';
import { currentToken, renewToken } from './session/session.ts';

const access = { token: currentToken, renew: renewToken };

/** Calls the server as whoever is signed in. */
export const call = createClient({ transport: fetchTransport(), ...access });
