import { contactsApi } from '@heyi/shared/contacts/contacts.api';
import type { ContactKind, ContactView } from '@heyi/shared/contacts/contacts.schema';
import { Link } from 'react-router';
import { call } from '../api.ts';
import { outcomeTexts } from '../messages/message-texts.ts';
import { useStaff } from '../session/use-session.ts';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatMoment } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { Card } from '../ui/screen.tsx';
import { usePages } from '../ui/use-pages.ts';

const kindTexts: Record<ContactKind, string> = {
  message: '留言',
  visit: '拜访',
  call: '电话',
  mail: '邮件',
  card: '名片',
};

/** What was said between the customer and us, and when; nothing for whoever may not see it. */
export function Contacts({ customerId }: { customerId: string }) {
  const { can } = useStaff();
  return can.seeContacts ? <ContactList customerId={customerId} /> : null;
}

function ContactList({ customerId }: { customerId: string }) {
  const pages = usePages({
    key: ['contacts', customerId],
    read: (cursor) =>
      call(contactsApi.list, {
        params: { id: customerId },
        query: { limit: 10, ...(cursor && { cursor }) },
      }),
  });
  return (
    <Card
      flush
      title="联络记录"
      extra={<Link to={`/messages?customer=${customerId}`}>发给这位客户的消息</Link>}
    >
      <PagesTable<ContactView>
        pages={pages}
        unit="条"
        empty={<Empty title="还没有联络过" about="客户在公众号留言后，会记在这里。" />}
        columns={[
          {
            title: '时间',
            dataIndex: 'at',
            width: 150,
            render: (at: string) => formatMoment(at),
          },
          {
            title: '内容',
            key: 'text',
            render: (_, { kind, text, direction }) =>
              `${kindTexts[kind]}${direction === 'in' ? '' : '（我方）'}：${text ?? ''}`,
          },
          {
            title: '渠道',
            key: 'source',
            width: 110,
            responsive: ['md'],
            render: (_, { source }) => <ChannelTag channel={source} />,
          },
          {
            title: '处理',
            key: 'outcome',
            width: 130,
            responsive: ['md'],
            render: (_, { outcome }) => (outcome ? outcomeTexts[outcome] : '–'),
          },
        ]}
      />
    </Card>
  );
}
