import { ApiError } from '@heyi/shared/client';
import { Alert, Button } from 'antd';
import { errorText } from './error-text.ts';

interface Props {
  error: unknown;
  retry?: () => void;
}

/** What happened and what to do now. */
export function ErrorNotice({ error, retry }: Props) {
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={errorText(error)}
      description={requestId ? `请求编号：${requestId}` : undefined}
      action={
        retry && (
          <Button size="small" onClick={retry}>
            重试
          </Button>
        )
      }
    />
  );
}
