import { menusApi } from '@heyi/shared/wechat/menus.api';
import type { MenuButton, MenuView } from '@heyi/shared/wechat/menus.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { errorText } from '../../ui/error-text.ts';

interface Props {
  menu: MenuView;
  buttons: MenuButton[];
  isChanged: boolean;
  isPublishable: boolean;
}

/** Saves the draft, wrong or not; publishes it once nothing is wrong, and after a question. */
export function SaveAndPublish({ menu, buttons, isChanged, isPublishable }: Props) {
  const { message, modal } = App.useApp();
  const params = { id: menu.app.id };
  const keep = (saved: MenuView) => queries.setQueryData(['wechat', 'menus', menu.app.id], saved);
  const onError = (error: unknown) => void message.error(errorText(error), 6);
  const write = () =>
    call(menusApi.save, { params, body: { revision: menu.revision, buttons } }).then((saved) => {
      keep(saved);
      return saved;
    });
  const save = useMutation({
    mutationFn: write,
    onSuccess: () => void message.success('草稿已保存，还没有发布。'),
    onError,
  });
  const publish = useMutation({
    mutationFn: async () => {
      const { revision } = isChanged ? await write() : menu;
      keep(await call(menusApi.publish, { params, body: { revision } }));
    },
    onSuccess: () => {
      void message.success('已发布到微信。');
      void queries.invalidateQueries({ queryKey: ['wechat', 'live-menu', menu.app.id] });
    },
    onError,
  });
  const ask = () =>
    void modal.confirm({
      title: `发布到“${menu.app.name}”？`,
      content: '微信里现在的菜单会被它取代；发布过的每一版都留着，可以取回。',
      okText: '发布',
      onOk: () => publish.mutateAsync().catch(() => undefined), // told by onError
    });
  return (
    <div style={{ display: 'flex', gap: 8 }}>
      <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
        保存草稿
      </Button>
      <Button type="primary" disabled={!isPublishable} loading={publish.isPending} onClick={ask}>
        发布
      </Button>
    </div>
  );
}
