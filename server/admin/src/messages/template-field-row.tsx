import { DeleteOutlined } from '@ant-design/icons';
import { fieldsOf, type MessageKind } from '@heyi/shared/messages/message-kinds';
import { fieldProblem } from '@heyi/shared/messages/template-map';
import { Button, Form, Input, Select } from 'antd';
import styles from './messages.module.css';
import { fieldGiven, fixed, type TypedField } from './typed-field.ts';

interface Props {
  at: number;
  kind: MessageKind;
  onRemove: () => void;
}

/** One field of the template and what stands in it; what would fail later is told at once. */
export function TemplateFieldRow({ at, kind, onRemove }: Props) {
  const form = Form.useFormInstance();
  const typed: TypedField | undefined = Form.useWatch(['fields', at], form);
  const isFixed = typed?.content === fixed;
  const options = [
    ...Object.entries(fieldsOf(kind)).map(([value, { label }]) => ({ value, label })),
    { value: fixed, label: '固定的文字' },
  ];
  const checked = {
    async validator() {
      const given = fieldGiven(form.getFieldValue(['fields', at]));
      const problem = fieldProblem(kind, given);
      if (problem) throw new Error(problem);
    },
  };
  return (
    <div className={styles.field}>
      <Form.Item name={[at, 'name']} noStyle>
        <Input aria-label="模板字段" placeholder="thing1" autoComplete="off" />
      </Form.Item>
      <div>
        <Form.Item
          name={[at, 'content']}
          rules={[checked]}
          dependencies={[
            ['fields', at, 'name'],
            ['fields', at, 'text'],
          ]}
          style={{ marginBottom: 8 }}
        >
          <Select aria-label="放什么" placeholder="放什么" options={options} />
        </Form.Item>
        {isFixed && (
          <Form.Item name={[at, 'text']} style={{ marginBottom: 8 }}>
            <Input aria-label="固定的文字" maxLength={40} />
          </Form.Item>
        )}
      </div>
      <Button
        type="text"
        aria-label="去掉这个字段"
        icon={<DeleteOutlined aria-hidden />}
        onClick={onRemove}
      />
    </div>
  );
}
