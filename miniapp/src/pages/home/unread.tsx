import { inboxApi } from '@heyi/shared/messages/inbox.api';
import { call } from '../../api.ts';
import { goTo } from '../../ui/go-to.ts';
import { Remote } from '../../ui/remote.tsx';
import { Row } from '../../ui/row.tsx';
import { Card } from '../../ui/screen.tsx';
import { RowsSkeleton } from '../../ui/skeleton.tsx';
import { useRemote } from '../../ui/use-remote.ts';

/** The way to the inbox, and how many messages wait there. */
export function Unread() {
  const remote = useRemote(() => call(inboxApi.unread));
  return (
    <Card>
      <Remote of={remote} skeleton={<RowsSkeleton rows={1} />}>
        {({ unread, more }) => (
          <Row
            title="消息"
            value={unread === 0 ? '没有未读' : `${unread}${more ? '+' : ''} 条未读`}
            onTap={() => goTo('inbox/pages/list')}
          />
        )}
      </Remote>
    </Card>
  );
}
