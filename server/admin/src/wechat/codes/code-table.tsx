import type { CodeView } from '@heyi/shared/wechat/codes.schema';
import { Button } from 'antd';
import { Empty } from '../../ui/empty.tsx';
import { formatCount } from '../../ui/format.ts';
import { PagesTable } from '../../ui/pages-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { Pages } from '../../ui/use-pages.ts';
import { useAppNames } from '../use-wechat-apps.ts';
import styles from '../wechat.module.css';
import { kindTexts, ownerTexts, standing } from './code-texts.ts';

interface Props {
  pages: Pages<CodeView>;
  isNarrowed: boolean;
  onOpen: (code: CodeView) => void;
}

export function CodeTable({ pages, isNarrowed, onOpen }: Props) {
  const nameOf = useAppNames();
  const count = (title: string, name: keyof CodeView['counts']) => ({
    title,
    key: name,
    align: 'right' as const,
    render: (_: unknown, { counts }: CodeView) => (
      <span className={styles.number}>{formatCount(counts[name])}</span>
    ),
  });
  return (
    <PagesTable<CodeView>
      pages={pages}
      unit="个码"
      empty={isNarrowed ? nothingFound : nothingYet}
      onOpen={onOpen}
      columns={[
        {
          title: '用途',
          key: 'label',
          render: (_, code) => (
            <>
              <Button
                type="link"
                style={{ padding: 0, height: 'auto' }}
                onClick={() => onOpen(code)}
              >
                {code.label}
              </Button>
              <div className={styles.note}>
                {ownerTexts[code.owner]} {code.ownerCode}，{nameOf(code.appid)}
                {kindTexts[code.kind]}
              </div>
            </>
          ),
        },
        {
          title: '有效',
          key: 'standing',
          render: (_, code) => {
            const { text, tone } = standing(code);
            return <StatusMark tone={tone}>{text}</StatusMark>;
          },
        },
        { ...count('扫码', 'scans'), responsive: ['md'] },
        { ...count('关注', 'follows'), responsive: ['md'] },
        { ...count('登录', 'signIns'), responsive: ['md'] },
        count('线索', 'leads'),
      ]}
    />
  );
}

const nothingFound = <Empty title="没有这样的码" about="换一个条件，或清除筛选。" />;

const nothingYet = (
  <Empty
    title="还没有推广码"
    about="点“制作一个码”，写明是哪位业务员、哪场活动或哪个网点的；印出去以后，在这里看带来了多少人。"
  />
);
