import { createClient } from '@heyi/shared/client';
import type { AccountField, Channel } from '@heyi/shared/identity/account-field';
import { importsApi } from '@heyi/shared/imports/imports.api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { currentToken, renewToken } from '../session/session.ts';
import { uploadTransport } from './upload-transport.ts';

interface List {
  file: File;
  channel: Channel | undefined;
  columns: Record<string, AccountField>;
  /** `later`: the list is held and tried first. */
  start: 'now' | 'later';
}

/** Sends a list, telling how much of it has gone, and asks for its dry run if it is held. */
export function useUpload() {
  const [percent, setPercent] = useState(0);
  const mutation = useMutation({
    mutationFn: async ({ file, channel, columns, start }: List) => {
      setPercent(0);
      // A large list is sent once: with a token that is good for the whole way.
      await renewToken();
      const send = createClient({ transport: uploadTransport(setPercent), token: currentToken });
      const map = JSON.stringify({ columns });
      const body = { map, start, ...(channel && { channel }) };
      const taken = await send(importsApi.create, { file, body });
      if (taken.status === 'held') await call(importsApi.dryRun, { params: { id: taken.id } });
      return taken;
    },
  });
  return { ...mutation, percent };
}
