import type { ReplyRuleView } from '@heyi/shared/wechat/replies.schema';
import { Button } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../ui/loaded.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ReplyForm } from './reply-form.tsx';
import { ReplyTable } from './reply-table.tsx';
import { TryReply } from './try-reply.tsx';
import { useReplies } from './use-replies.ts';

const closed = { rule: null, open: false };

/** What public accounts answer by themselves, and a place to try what somebody would be answered. */
export function RepliesPage() {
  const query = useReplies();
  const [form, setForm] = useState<{ rule: ReplyRuleView | null; open: boolean }>(closed);
  return (
    <Screen
      title="自动回复"
      about="有人关注、扫码、点菜单或留言时，公众号自己怎么回答。最具体的一条生效；同样具体时，本公众号的优先于全部公众号的。"
      actions={
        query.data?.can.edit && (
          <Button type="primary" onClick={() => setForm({ rule: null, open: true })}>
            添加一条
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ items }) => (
          <>
            <TryReply rules={items} />
            <ReplyTable rules={items} onEdit={(rule) => setForm({ rule, open: true })} />
          </>
        )}
      </Loaded>
      <ReplyForm {...form} onClose={() => setForm((last) => ({ ...last, open: false }))} />
    </Screen>
  );
}
