import { type ApiEntry, ok } from './api.ts';

export const tokenApis: Record<string, ApiEntry> = {
  'cgi-bin/token': {
    method: 'GET',
    credentials: 'secret',
    run: ({ sandbox, app }) => sandbox.accessTokens.issue(app),
  },
  'cgi-bin/stable_token': {
    method: 'POST',
    credentials: 'secret',
    run: ({ sandbox, app, body }) => sandbox.accessTokens.stable(app, body.force_refresh === true),
  },
  'cgi-bin/clear_quota': {
    method: 'POST',
    credentials: 'token',
    run({ sandbox, app }) {
      sandbox.quotas.clear(app.appid);
      return ok;
    },
  },
};
