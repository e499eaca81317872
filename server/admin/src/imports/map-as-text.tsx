import { ColumnMap, columnMapProblems } from '@heyi/shared/imports/column-map';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import styles from './imports.module.css';

interface Props {
  map: ColumnMap;
  onTake: (map: ColumnMap) => void;
}

/** The column map as the text that the command line reads: to copy from, or to paste one in. */
export function MapAsText({ map, onTake }: Props) {
  const [text, setText] = useState<string | null>(null);
  const read = text === null ? null : parse(text);
  const close = () => setText(null);
  return (
    <>
      <Button onClick={() => setText(JSON.stringify(map, null, 2))}>以文本编辑</Button>
      <Modal
        open={text !== null}
        title="列的对应（map.json）"
        okText="采用"
        onCancel={close}
        okButtonProps={{ disabled: !read?.map }}
        onOk={() => {
          if (read?.map) onTake(read.map);
          close();
        }}
      >
        <p className={styles.about}>与命令行的 --map 文件相同，可以复制保存，也可以粘贴现成的。</p>
        <Input.TextArea
          aria-label="列的对应"
          className={styles.text ?? ''}
          value={text ?? ''}
          onChange={({ target }) => setText(target.value)}
          autoSize={{ minRows: 8, maxRows: 18 }}
          spellCheck={false}
        />
        {read?.problems.map((problem) => (
          <Alert key={problem} type="error" showIcon title={problem} style={{ marginTop: 8 }} />
        ))}
      </Modal>
    </>
  );
}

function parse(text: string): { map: ColumnMap | null; problems: string[] } {
  try {
    const { data, error } = ColumnMap.safeParse(JSON.parse(text));
    return { map: data ?? null, problems: error ? columnMapProblems(error) : [] };
  } catch {
    return { map: null, problems: ['这不是有效的 JSON：请检查引号、逗号和括号是否成对。'] };
  }
}
