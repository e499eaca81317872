import type { PreviewView, SettingsVersionView } from '@heyi/shared/identity/settings.schema';
import type { Tone } from '../ui/status-mark.tsx';

/** `0.95` → `95%`, `0.99995` → `99.995%`. */
export const percent = (probability: number): string =>
  `${Number((probability * 100).toFixed(4))}%`;

type Settings = Pick<SettingsVersionView, 'bars' | 'modelRunId' | 'modelVersion'>;

export const barsText = ({ bars: { upper, lower } }: Settings): string =>
  `${percent(upper)} 以上自动归并，${percent(lower)} 以上请人核对`;

export const modelText = ({ modelRunId, modelVersion }: Settings): string =>
  modelRunId ? `固定用模型 ${modelVersion ?? ''}` : '每次识别重新学习';

/** What one is where it differs from the other. */
export function differencesText(now: Settings, before: Settings): string {
  const told: string[] = [];
  const bar = (name: string, from: number, to: number) =>
    from !== to && told.push(`${name} ${percent(from)} → ${percent(to)}`);
  bar('自动归并线', before.bars.upper, now.bars.upper);
  bar('人工核对线', before.bars.lower, now.bars.lower);
  if (now.modelRunId !== before.modelRunId) told.push(`${modelText(before)} → ${modelText(now)}`);
  return told.length > 0 ? told.join('；') : '与现行的相同';
}

export const previewStatusTexts: Record<PreviewView['status'], [Tone, string]> = {
  waiting: ['waiting', '排队中'],
  running: ['busy', '试算中'],
  done: ['good', '有结果'],
  failed: ['bad', '没有完成'],
  cancelled: ['waiting', '已放弃'],
  applied: ['good', '已应用'],
};

export const isUnderWay = ({ status }: PreviewView): boolean =>
  status === 'waiting' || status === 'running';

/** The steps of a trial, in their order. */
export const previewStages = [
  ['read', '读取账户'],
  ['block', '挑出可能的同一人'],
  ['compare', '逐对比较'],
  ['learn', '从数据估算证据的分量'],
  ['decide', '归并成客户'],
  ['weigh', '与现状比较'],
] as const;

/** Log odds in bits, as the engine adds them up. */
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));
