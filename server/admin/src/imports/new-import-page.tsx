import { InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Spin, Upload } from 'antd';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { ColumnMapForm } from './column-map-form.tsx';
import { headOf } from './list-head.ts';

export function NewImportPage() {
  const reading = useMutation({
    mutationFn: async (file: File) => ({ file, head: await headOf(file) }),
  });
  const chosen = reading.data;
  const problem = chosen?.head.problem;
  return (
    <Screen
      title="导入名单"
      about="选一份 CSV 或 XLSX 文件，核对每一列是什么，先试算会怎样归并，再开始导入。"
      actions={<LinkButton to="/imports">全部导入</LinkButton>}
    >
      {reading.isError && <ErrorNotice error={reading.error} />}
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
            accept=".csv,.txt,.xlsx,.xlsm,text/csv"
            disabled={reading.isPending}
            showUploadList={false}
            beforeUpload={(file) => {
              reading.mutate(file);
              return false;
            }}
          >
            <p className="ant-upload-drag-icon">
              {reading.isPending ? <Spin /> : <InboxOutlined aria-hidden />}
            </p>
            <p className="ant-upload-text">
              {reading.isPending ? '正在读取…' : '把文件拖到这里，或点击选择'}
            </p>
            <p className="ant-upload-hint">
              CSV（UTF-8 或 GB18030 编码）或 XLSX，第一行是各列的名称；不超过 512 MB
            </p>
          </Upload.Dragger>
        </Card>
      ) : (
        <ColumnMapForm
          key={`${chosen.file.name}${chosen.file.lastModified}`}
          {...chosen}
          onOtherFile={() => reading.reset()}
        />
      )}
    </Screen>
  );
}
