import { createClient } from '@heyi/shared/client';
import type { AccountField, Channel } from '@heyi/shared/identity/account-field';
import { importsApi } from '@heyi/shared/imports/imports.api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { currentToken, renewToken } from '../session/session.ts';
import { uploadTransport } from './upload-transport.ts';

interface List {
  file: File;
  channel: Channel | undefined;
  columns: Record<string, AccountField>;
}

/** Sends a list, telling how much of it has gone. */
export function useUpload() {
  const [percent, setPercent] = useState(0);
  const mutation = useMutation({
    mutationFn: async ({ file, channel, columns }: List) => {
      setPercent(0);
      // A large list is sent once: with a token that is good for the whole way.
      await renewToken();
      const call = createClient({ transport: uploadTransport(setPercent), token: currentToken });
      const map = JSON.stringify({ columns });
      return call(importsApi.create, { file, body: { map, ...(channel && { channel }) } });
    },
  });
  return { ...mutation, percent };
}
