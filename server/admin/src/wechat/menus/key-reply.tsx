import { replyFor } from '@heyi/shared/wechat/reply-for';
import { Button } from 'antd';
import { useState } from 'react';
import { ReplyForm } from '../replies/reply-form.tsx';
import { useReplies } from '../replies/use-replies.ts';
import styles from './menus.module.css';

/** What a tap on this key is answered, by the rules of 自动回复; a missing one can be written here. */
export function KeyReply({ appid, at }: { appid: string; at: string }) {
  const { data } = useReplies();
  const [open, setOpen] = useState(false);
  if (!data || at === '') return null;
  const rule = replyFor(data.items, { appid, on: 'tap', said: at });
  return (
    <div className={styles.reply}>
      {rule ? (
        <>
          <div className={styles.replyName}>点了会回复</div>
          <div className={styles.bubble}>{rule.text}</div>
        </>
      ) : (
        <>
          <div className={styles.replyName}>还没有为这个关键字写自动回复，点了没有反应。</div>
          {data.can.edit && (
            <Button size="small" onClick={() => setOpen(true)}>
              写一条回复
            </Button>
          )}
        </>
      )}
      <ReplyForm
        rule={null}
        start={{ appid, on: 'tap', match: at }}
        open={open}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}
