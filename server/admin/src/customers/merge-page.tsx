import { useState } from 'react';
import { useParams } from 'react-router';
import { LinkButton } from '../ui/link-button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { ChooseCustomer } from './choose-customer.tsx';
import { MergeTwo } from './merge-two.tsx';
import { useCustomer } from './use-customer.ts';

/** Two customers that a person found to be one. */
export function MergePage() {
  const { id = '' } = useParams();
  const [otherId, setOtherId] = useState<string | null>(null);
  const customer = useCustomer(id);
  return (
    <Screen
      title={`把${customer.data?.name ?? '这位客户'}与另一位合并`}
      about="先找到另一位，比对之后再定；合并之后可以撤销。"
      actions={<LinkButton to={`/customers/${id}`}>回到客户</LinkButton>}
    >
      <Loaded query={customer}>
        {(found) =>
          otherId ? (
            <MergeTwo customer={found} otherId={otherId} onBack={() => setOtherId(null)} />
          ) : (
            <Card title="另一位是谁">
              <ChooseCustomer exceptId={found.id} onChoose={setOtherId} />
            </Card>
          )
        }
      </Loaded>
    </Screen>
  );
}
