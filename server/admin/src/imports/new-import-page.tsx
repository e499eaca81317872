import { InboxOutlined } from '@ant-design/icons';
import { Alert, Upload } from 'antd';
import { useState } from 'react';
import { LinkButton } from '../ui/link-button.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { ColumnMapForm } from './column-map-form.tsx';
import { type ListHead, readHead } from './read-head.ts';

interface Chosen {
  file: File;
  head: ListHead;
}

export function NewImportPage() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const choose = async (file: File) => setChosen({ file, head: await readHead(file) });
  const problem = chosen?.head.problem;
  return (
    <Screen
      title="导入名单"
      about="选一份 CSV 文件，说明每一列是什么，然后开始导入。"
      actions={<LinkButton to="/imports">全部导入</LinkButton>}
    >
      {problem && (
        <Alert
          type="error"
          showIcon
          role="alert"
          style={{ marginBottom: 16 }}
          title={`“${chosen.file.name}”不能导入`}
          description={problem}
        />
      )}
      {!chosen || problem ? (
        <Card>
          <Upload.Dragger
            accept=".csv,.txt,text/csv"
            showUploadList={false}
            beforeUpload={(file) => {
              void choose(file);
              return false;
            }}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined aria-hidden />
            </p>
            <p className="ant-upload-text">把文件拖到这里，或点击选择</p>
            <p className="ant-upload-hint">
              CSV，第一行是各列的名称；UTF-8 或 GB18030 编码；不超过 512 MB
            </p>
          </Upload.Dragger>
        </Card>
      ) : (
        <ColumnMapForm
          key={`${chosen.file.name}${chosen.file.lastModified}`}
          {...chosen}
          onOtherFile={() => setChosen(null)}
        />
      )}
    </Screen>
  );
}
