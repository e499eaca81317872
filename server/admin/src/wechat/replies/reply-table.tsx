import { repliesApi } from '@heyi/shared/wechat/replies.api';
import { type ReplyRuleView, replyOccasions } from '@heyi/shared/wechat/replies.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Empty } from '../../ui/empty.tsx';
import { errorText } from '../../ui/error-text.ts';
import { Card } from '../../ui/screen.tsx';
import { useAppNames } from '../use-wechat-apps.ts';
import own from '../wechat.module.css';
import styles from './replies.module.css';
import { ruleText } from './rule-text.ts';

interface Props {
  rules: ReplyRuleView[];
  onEdit: (rule: ReplyRuleView) => void;
}

const place = ({ on }: ReplyRuleView) => replyOccasions.indexOf(on);

export function ReplyTable({ rules, onEdit }: Props) {
  const nameOf = useAppNames();
  if (rules.length === 0)
    return (
      <Card>
        <Empty
          title="还没有自动回复"
          about="先写一条“有人关注”的欢迎语，再按业务员、活动或网点的码写各自的。"
        />
      </Card>
    );
  const sorted = [...rules].sort((a, b) => place(a) - place(b) || a.match.localeCompare(b.match));
  return (
    <Card flush title={`${rules.length} 条规则`}>
      <Table<ReplyRuleView>
        rowKey="id"
        size="middle"
        pagination={false}
        dataSource={sorted}
        columns={[
          { title: '情形', key: 'rule', render: (_, rule) => ruleText(rule) },
          {
            title: '公众号',
            dataIndex: 'appid',
            responsive: ['md'],
            render: (appid: string | null) => (appid === null ? '全部' : nameOf(appid)),
          },
          {
            title: '回复',
            dataIndex: 'text',
            render: (text: string) => <div className={styles.text}>{text}</div>,
          },
          {
            title: '',
            key: 'actions',
            align: 'right',
            render: (_, rule) => rule.can.edit && <Actions rule={rule} onEdit={onEdit} />,
          },
        ]}
      />
    </Card>
  );
}

function Actions({ rule, onEdit }: { rule: ReplyRuleView; onEdit: Props['onEdit'] }) {
  const { modal, message } = App.useApp();
  const remove = useMutation({
    mutationFn: () => call(repliesApi.delete, { params: { id: rule.id } }),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['wechat', 'replies'] }),
  });
  const ask = () =>
    void modal.confirm({
      title: '删去这条自动回复？',
      content: `${ruleText(rule)}。删去后不能恢复。`,
      okText: '删去',
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync().catch(() => undefined), // told by onError
    });
  return (
    <div className={own.actions}>
      <Button size="small" onClick={() => onEdit(rule)}>
        修改
      </Button>
      <Button size="small" danger onClick={ask}>
        删去
      </Button>
    </div>
  );
}
