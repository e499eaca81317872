import type { MenuVersionView, MenuView } from '@heyi/shared/wechat/menus.schema';
import { Button, Table } from 'antd';
import { formatMoment } from '../../ui/format.ts';
import { Card } from '../../ui/screen.tsx';
import styles from './menus.module.css';

interface Props {
  menu: MenuView;
  /** Puts a version into the draft. */
  onTake: (version: MenuVersionView) => void;
}

/** Every menu that was published, by whom and when. */
export function Versions({ menu, onTake }: Props) {
  if (menu.versions.length === 0) return null;
  return (
    <Card flush title="发布过的版本">
      <Table<MenuVersionView>
        rowKey="id"
        size="middle"
        pagination={false}
        dataSource={menu.versions}
        columns={[
          { title: '版本', dataIndex: 'number', render: (number: number) => `第 ${number} 版` },
          { title: '时间', dataIndex: 'publishedAt', render: (at: string) => formatMoment(at) },
          { title: '何人', key: 'by', render: (_, { publishedBy }) => publishedBy.name },
          {
            title: '内容',
            key: 'buttons',
            responsive: ['md'],
            render: (_, { buttons }) => (
              <span className={styles.long}>{buttons.map(line).join('；')}</span>
            ),
          },
          {
            title: '',
            key: 'actions',
            align: 'right',
            render: (_, version) =>
              menu.can.edit && (
                <Button size="small" onClick={() => onTake(version)}>
                  取回到草稿
                </Button>
              ),
          },
        ]}
      />
    </Card>
  );
}

const line = ({ name, subButtons }: MenuVersionView['buttons'][number]): string =>
  subButtons.length > 0 ? `${name}（${subButtons.map((sub) => sub.name).join('、')}）` : name;
