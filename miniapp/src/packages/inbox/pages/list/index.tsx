import { inboxApi } from '@heyi/shared/messages/inbox.api';
import { call } from '../../../../api.ts';
import { NeedsSignIn } from '../../../../session/needs-sign-in.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { Card, Screen } from '../../../../ui/screen.tsx';
import { RowsSkeleton } from '../../../../ui/skeleton.tsx';
import { Note } from '../../../../ui/text.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { usePages } from '../../../../ui/use-pages.ts';
import { Message } from './message.tsx';

export default function Inbox() {
  return (
    <Screen>
      <NeedsSignIn to="查看您的消息">
        <Messages />
      </NeedsSignIn>
    </Screen>
  );
}

function Messages() {
  const pages = usePages((cursor) => call(inboxApi.list, { query: cursor ? { cursor } : {} }));
  const { items = [], put } = pages;
  const readAll = useAction(async () => {
    await call(inboxApi.readAll);
    put(items.map((one) => ({ ...one, isRead: true })));
  });
  return (
    <>
      {readAll.problem && <Note tone="danger">{readAll.problem}</Note>}
      <PagedList of={pages} skeleton={<Waiting />} empty={<None />}>
        {(message) => (
          <Message
            key={message.id}
            message={message}
            onRead={(read) => put(items.map((one) => (one.id === read.id ? read : one)))}
          />
        )}
      </PagedList>
      {items.some(({ isRead }) => !isRead) && (
        <Button isBusy={readAll.isBusy} onTap={readAll.run}>
          全部标为已读
        </Button>
      )}
    </>
  );
}

const Waiting = () => (
  <Card>
    <RowsSkeleton rows={5} />
  </Card>
);

const None = () => (
  <Card>
    <Empty title="还没有消息" about="保单到期、活动安排和办理进度会在这里告诉您。" />
  </Card>
);
