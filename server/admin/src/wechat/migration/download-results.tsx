import { DownloadOutlined } from '@ant-design/icons';
import { migrationApi } from '@heyi/shared/wechat/migration.api';
import type { MigrationView } from '@heyi/shared/wechat/migration.schema';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../api.ts';
import { ReasonForm } from '../../changes/reason-form.tsx';
import { saveFile } from '../../imports/save-file.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { fileReasons } from './migration-texts.ts';

/** Hands out all results with whole openids, for a reason that the audit trail keeps. */
export function DownloadResults({ migration: { id, from, to } }: { migration: MigrationView }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const fetchFile = useMutation({
    mutationFn: (reason: string) => call(migrationApi.file, { params: { id }, body: { reason } }),
    onSuccess: (file) => {
      saveFile(file, `${from.name}迁到${to.name}-转换结果.csv`);
      close();
    },
  });
  return (
    <>
      <Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => setOpen(true)}>
        下载结果
      </Button>
      <Modal open={open} onCancel={close} title="下载转换结果" footer={null} destroyOnHidden>
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title="文件里是完整的 openid，下载会记入审计：何人、何时、为何。"
          description="用完请从电脑上删去。"
        />
        {fetchFile.error && <ErrorNotice error={fetchFile.error} />}
        <ReasonForm
          quick={fileReasons}
          submit="下载"
          busy={fetchFile.isPending}
          onReason={fetchFile.mutate}
          onCancel={close}
        />
      </Modal>
    </>
  );
}
