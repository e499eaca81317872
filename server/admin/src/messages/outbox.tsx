import { messageStates, messageWays } from '@heyi/shared/messages/delivery';
import { messageKindNames } from '@heyi/shared/messages/message-kinds';
import { messagesApi } from '@heyi/shared/messages/messages.api';
import { useSearchParams } from 'react-router';
import { call } from '../api.ts';
import { Card } from '../ui/screen.tsx';
import { usePages } from '../ui/use-pages.ts';
import { OutboxFilter } from './outbox-filter.tsx';
import { OutboxTable } from './outbox-table.tsx';

const againMs = 10_000;
const soonMs = 2_000;

/** What is asked for, as the address says. */
function askedFor(search: URLSearchParams) {
  const kind = messageKindNames.find((one) => one === search.get('kind'));
  const state = messageStates.find((one) => one === search.get('state'));
  const way = messageWays.find((one) => one === search.get('way'));
  const [appid, customerId] = [search.get('app'), search.get('customer')];
  return {
    ...(kind && { kind }),
    ...(state && { state }),
    ...(way && { way }),
    ...(appid && { appid }),
    ...(customerId && { customerId }),
  };
}

export function Outbox() {
  const [search, setSearch] = useSearchParams();
  const asked = askedFor(search);
  const pages = usePages({
    key: ['messages', 'outbox', asked],
    read: (cursor) =>
      call(messagesApi.list, { query: { limit: 50, ...asked, ...(cursor && { cursor }) } }),
    again: (items) => (items.some(({ state }) => state === 'sending') ? soonMs : againMs),
  });
  const only = (name: string, value: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <OutboxFilter search={search} onChange={only} />
      <Card flush>
        <OutboxTable pages={pages} isNarrowed={Object.keys(asked).length > 0} />
      </Card>
    </>
  );
}
