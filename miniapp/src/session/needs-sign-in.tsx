import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Card } from '../ui/screen.tsx';
import { askToSignIn } from './ask-to-sign-in.ts';
import { useCustomer } from './use-customer.ts';

/** What only somebody who is signed in can see; others are told, and stay where they are when they sign in. */
export function NeedsSignIn({ to, children }: { to: string; children: ReactNode }) {
  if (useCustomer()) return <>{children}</>;
  return (
    <Card>
      <Empty title="您还没有登录" about={`登录后才能${to}。`}>
        <Button kind="primary" onTap={() => void askToSignIn()}>
          登录
        </Button>
      </Empty>
    </Card>
  );
}
