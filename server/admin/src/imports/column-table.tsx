import { type AccountField, accountFields } from '@heyi/shared/identity/account-field';
import { fieldText } from '@heyi/shared/identity/evidence-text';
import { veil } from '@heyi/shared/imports/veil';
import { Select, Table } from 'antd';
import styles from './imports.module.css';
import type { ListHead } from './read-head.ts';

interface Props {
  head: ListHead;
  columns: Record<string, AccountField>;
  onChange: (columns: Record<string, AccountField>) => void;
}

const options = accountFields.map((field) => ({
  value: field,
  label: fieldText(field) === field ? field : `${fieldText(field)}（${field}）`,
}));

export function ColumnTable({ head: { header, rows }, columns, onChange }: Props) {
  const fields = Object.values(columns);
  const isDoubled = (name: string) => {
    const field = columns[name];
    return field !== undefined && fields.filter((other) => other === field).length > 1;
  };
  const set = (name: string, field: AccountField | undefined) => {
    const { [name]: _, ...others } = columns;
    onChange(field ? { ...others, [name]: field } : others);
  };
  return (
    <Table
      rowKey="name"
      size="small"
      pagination={false}
      dataSource={header.map((name, at) => ({ name, at }))}
      columns={[
        { title: '表头', dataIndex: 'name', rowScope: 'row', width: '26%' },
        {
          title: '示例（已遮盖）',
          dataIndex: 'at',
          responsive: ['md'],
          render: (at: number) => (
            <span className={styles.samples}>{samples(rows, at) || '（空）'}</span>
          ),
        },
        {
          title: '字段',
          key: 'field',
          width: '42%',
          render: (_, { name }) => (
            <Select
              className={styles.field ?? ''}
              aria-label={`“${name}”是什么`}
              allowClear
              placeholder="不比对，只保存"
              showSearch={{ optionFilterProp: 'label' }}
              status={isDoubled(name) ? 'error' : ''}
              value={columns[name] ?? null}
              options={options}
              onChange={(field: AccountField | null | undefined) => set(name, field ?? undefined)}
            />
          ),
        },
      ]}
    />
  );
}

const samples = (rows: string[][], at: number) =>
  rows
    .map((row) => row[at]?.trim() ?? '')
    .filter(Boolean)
    .slice(0, 3)
    .map(veil)
    .join('，');
