import type { AccountField, Channel } from '@heyi/shared/identity/account-field';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import { channelNamedIn, columnsOf, guessColumnMap } from '@heyi/shared/imports/guess-column-map';
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { formatBytes } from '../ui/format.ts';
import { Card } from '../ui/screen.tsx';
import { useTimeLeft } from '../ui/use-time-left.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { ColumnTable } from './column-table.tsx';
import styles from './imports.module.css';
import { MapAsText } from './map-as-text.tsx';
import { mapWarnings } from './map-warnings.ts';
import { SaveMap } from './maps/save-map.tsx';
import type { ListHead } from './read-head.ts';
import { useUpload } from './use-upload.ts';

interface Props {
  file: File;
  head: ListHead;
  onOtherFile: () => void;
}

/** What each column of the chosen list means, and whose list it is. */
export function ColumnMapForm({ file, head, onOtherFile }: Props) {
  const navigate = useNavigate();
  const [savedAs, setSavedAs] = useState(head.savedAs ?? '');
  const [channel, setChannel] = useState<Channel | undefined>(
    head.suggested?.channel ?? channelNamedIn(file.name),
  );
  const [columns, setColumns] = useState<Record<string, AccountField>>(() =>
    suggestedColumns(head),
  );
  const upload = useUpload();
  const uploadLeft = useTimeLeft(upload.percent, 100);
  const hasChannelColumn = Object.values(columns).includes('channel');
  const warnings = mapWarnings(columns);
  const isGood = !warnings.some(({ blocks }) => blocks);
  const isReady = isGood && (channel || hasChannelColumn);

  const take = (map: ColumnMap) => {
    setColumns(map.columns);
    if (map.channel) setChannel(map.channel);
  };
  const send = (start: 'now' | 'later') =>
    upload.mutate(
      { file, channel, columns, start },
      { onSuccess: ({ id }) => void navigate(`/imports/${id}`) },
    );

  return (
    <>
      <Card
        title={file.name}
        extra={
          <Button onClick={onOtherFile} disabled={upload.isPending}>
            换一个文件
          </Button>
        }
      >
        <p className={styles.about}>
          {formatBytes(file.size)}，{head.header.length} 列。
          {head.sheet && `读的是“${head.sheet}”这张表。`}
          {head.savedAs
            ? `已按存下的“${head.savedAs}”填好，请核对。`
            : '已按表头和内容猜好，请核对。'}
        </p>
        <ChannelChoice value={channel} onChange={setChannel} hasColumn={hasChannelColumn} />
      </Card>
      <Card
        flush
        title="每一列是什么"
        extra={
          <div className={styles.actions}>
            <SaveMap
              channel={channel}
              columns={columns}
              name={savedAs}
              disabled={!isGood}
              onSaved={setSavedAs}
            />
            <MapAsText map={{ ...(channel && { channel }), columns }} onTake={take} />
          </div>
        }
      >
        <ColumnTable head={head} columns={columns} onChange={setColumns} />
      </Card>
      {warnings.map(({ blocks, text }) => (
        <Alert
          key={text}
          type={blocks ? 'error' : 'warning'}
          showIcon
          title={text}
          style={{ marginBottom: 8 }}
        />
      ))}
      {upload.isError && <ErrorNotice error={upload.error} />}
      <div className={styles.start}>
        <Button
          type="primary"
          size="large"
          disabled={!isReady}
          loading={upload.isPending}
          onClick={() => send('later')}
        >
          试算会怎样归并
        </Button>
        <Button disabled={!isReady || upload.isPending} onClick={() => send('now')}>
          不试算，直接导入
        </Button>
        {!channel && !hasChannelColumn && <span>请先选定渠道。</span>}
        {upload.isPending && (
          <>
            <Progress
              percent={upload.percent}
              aria-label="上传进度"
              className={styles.sent ?? ''}
            />
            {uploadLeft}
          </>
        )}
      </div>
    </>
  );
}

const suggestedColumns = ({ suggested, header, rows }: ListHead) =>
  suggested?.columns ?? columnsOf(guessColumnMap(header, rows));
