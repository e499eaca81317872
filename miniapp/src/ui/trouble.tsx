import { View } from '@tarojs/components';
import { Button } from './button.tsx';
import './state.scss';
import { sentenceFor, useAction } from './use-action.ts';

/** What went wrong, and another try. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry: () => Promise<void> }) {
  const { run, isBusy } = useAction(onRetry);
  return (
    <View className="state">
      <View className="state__about">{sentenceFor(error)}</View>
      <Button isBusy={isBusy} onTap={run}>
        重试
      </Button>
    </View>
  );
}
