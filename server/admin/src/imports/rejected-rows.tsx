import { DownloadOutlined } from '@ant-design/icons';
import { importsApi } from '@heyi/shared/imports/imports.api';
import type { ImportView } from '@heyi/shared/imports/imports.schema';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { ReasonForm } from '../changes/reason-form.tsx';
import { useStaff } from '../session/use-session.ts';
import { downloadReasons } from '../texts/reasons.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { formatCount } from '../ui/format.ts';
import { saveFile } from './save-file.ts';

/** Says how many rows were left out, and hands them out for a reason that the audit trail keeps. */
export function RejectedRows({ one }: { one: ImportView }) {
  const { can } = useStaff();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`有 ${formatCount(one.rejected)} 行没有导入`}
      description="文件里写明了行号、列和原因；改好后可以只导入这些行。"
      action={
        can.importLists && (
          <>
            <Button icon={<DownloadOutlined aria-hidden />} onClick={() => setOpen(true)}>
              下载这些行
            </Button>
            <Modal
              open={open}
              onCancel={close}
              title="下载未导入的行"
              footer={null}
              destroyOnHidden
            >
              <Download one={one} onClose={close} />
            </Modal>
          </>
        )
      }
    />
  );
}

function Download({ one: { id, fileName }, onClose }: { one: ImportView; onClose: () => void }) {
  const fetchFile = useMutation({
    mutationFn: (reason: string) => call(importsApi.rejected, { params: { id }, body: { reason } }),
    onSuccess: (file) => {
      saveFile(file, `${fileName}-未导入.csv`);
      onClose();
    },
  });
  return (
    <>
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title="文件里是客户的原始资料，下载会记入审计：何人、何时、哪份名单、为何。"
        description="用完请从电脑上删去。"
      />
      {fetchFile.error && <ErrorNotice error={fetchFile.error} />}
      <ReasonForm
        quick={downloadReasons}
        submit="下载"
        busy={fetchFile.isPending}
        onReason={fetchFile.mutate}
        onCancel={onClose}
      />
    </>
  );
}
