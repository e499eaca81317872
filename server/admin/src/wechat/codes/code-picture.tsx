import { DownloadOutlined } from '@ant-design/icons';
import { codesApi } from '@heyi/shared/wechat/codes.api';
import type { CodeView } from '@heyi/shared/wechat/codes.schema';
import { useQuery } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api.ts';
import { saveFile } from '../../imports/save-file.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './codes.module.css';

/** The picture to print: drawn here for a QR code, as WeChat drew it for a mini-program's. */
export function CodePicture({ code }: { code: CodeView }) {
  if (code.hasPicture) return <MiniProgramCode code={code} />;
  return code.content ? <QrPicture code={code} content={code.content} /> : null;
}

const fileName = ({ label, ownerCode }: CodeView) => `${label} ${ownerCode}.png`;

function QrPicture({ code, content }: { code: CodeView; content: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const save = () =>
    frame.current?.querySelector('canvas')?.toBlob((blob) => {
      if (blob) saveFile(blob, fileName(code));
    });
  return (
    <div className={styles.picture}>
      <div ref={frame}>
        <QRCode
          value={content}
          size={320}
          bordered={false}
          marginSize={4}
          errorLevel="M"
          aria-label={`${code.label}的二维码`}
        />
      </div>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={save}>
        下载图片
      </Button>
    </div>
  );
}

function MiniProgramCode({ code }: { code: CodeView }) {
  const query = useQuery({
    queryKey: ['wechat', 'code-picture', code.id],
    queryFn: () => call(codesApi.picture, { params: { id: code.id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const url = useObjectUrl(query.data);
  if (query.isError) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  return (
    <div className={styles.picture}>
      {url && <img src={url} width={240} height={240} alt={`${code.label}的小程序码`} />}
      <Button
        icon={<DownloadOutlined aria-hidden />}
        disabled={!query.data}
        onClick={() => query.data && saveFile(query.data, fileName(code))}
      >
        下载图片
      </Button>
    </div>
  );
}

function useObjectUrl(file: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
