import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import * as z from 'zod';
import './app.scss';
import { watchPrivacy } from './privacy/privacy-authorization.ts';
import { watchNetwork } from './ui/network.ts';

// Mini-programs may not generate code at run time.
z.config({ jitless: true });

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork();
    watchPrivacy();
    if (process.env.TARO_ENV === 'h5') void import('./preview/start-preview.ts');
  });
  return children;
}
