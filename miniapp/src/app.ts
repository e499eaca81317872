import type { PropsWithChildren } from 'react';
import * as z from 'zod';
import '@nutui/nutui-react-taro/dist/styles/themes/default.css';
import './app.scss';

// Mini-programs may not generate code at run time.
z.config({ jitless: true });

export default function App({ children }: PropsWithChildren) {
  return children;
}
