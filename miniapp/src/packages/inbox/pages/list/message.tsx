import { inboxApi } from '@heyi/shared/messages/inbox.api';
import type { InboxMessageView } from '@heyi/shared/messages/messages.schema';
import { View } from '@tarojs/components';
import { call } from '../../../../api.ts';
import { goToPage, hasPage } from '../../../../ui/go-to.ts';
import { momentText } from '../../../../ui/moment-text.ts';
import { spoken } from '../../../../ui/spoken.ts';
import { useAction } from '../../../../ui/use-action.ts';
import './message.scss';

interface Props {
  message: InboxMessageView;
  onRead: (message: InboxMessageView) => void;
}

/** A tap marks it as read and leads to what it is about, where this version has such a page. */
export function Message({ message, onRead }: Props) {
  const { id, title, text, page, at, isRead } = message;
  const { run } = useAction(async () => {
    if (!isRead) onRead(await call(inboxApi.read, { params: { id } }));
    if (hasPage(page)) goToPage(page);
  });
  return (
    <View
      className="message"
      hoverClass="message--pressed"
      {...spoken('button', isRead ? title : `未读：${title}`)}
      onClick={run}
    >
      <View className="message__head">
        {!isRead && <View className="message__unread" />}
        <View className="message__title">{title}</View>
        <View className="message__time">{momentText(new Date(at), new Date())}</View>
      </View>
      <View className="message__text">{text}</View>
    </View>
  );
}
