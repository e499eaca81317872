import { formatDateTime, Instant } from '@heyi/shared/dates';
import { AppError } from '@heyi/shared/errors';
import { Person } from '@heyi/shared/identity/changes.schema';
import { WeakPasswordDetails } from '@heyi/shared/staff/staff.schema';
import { CommanderError } from 'commander';
import * as z from 'zod';
import { LeaseHeldError } from '../database/lease-held-error.ts';
import { failureText } from '../failure-text.ts';
import { messages } from '../http/error-messages.ts';
import { ListError } from '../imports/read-list/list-error.ts';
import { KeysRefusedError } from '../keys/keys-refused-error.ts';
import { CommandError } from './command-error.ts';

interface Failure {
  /** Chinese; empty when everything was said already. */
  text: string;
  exitCode: number;
}

/** What a command that threw says and ends with: 2 when the caller can mend it, otherwise 1. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) return usageFailure(error);
  if (
    error instanceof CommandError ||
    error instanceof ListError ||
    error instanceof KeysRefusedError
  ) {
    return { text: error.message, exitCode: 2 };
  }
  if (error instanceof AppError) return appFailure(error);
  if (error instanceof LeaseHeldError) {
    return { text: '另一个导入或归并正在进行，请等它完成后再试', exitCode: 1 };
  }
  return { text: failureText(error), exitCode: 1 };
}

/** A service refused: its words, and the reasons it gave. */
function appFailure({ code, details }: AppError): Failure {
  return { text: messages[code].replace(/。$/, reasonsIn(details) || '。'), exitCode: 1 };
}

const Earlier = z.object({ by: Person, at: Instant, changeId: z.string().optional() });

function reasonsIn(details: unknown): string {
  const weak = WeakPasswordDetails.safeParse(details);
  if (weak.success) return `：${weak.data.reasons.join('；')}`;
  const earlier = Earlier.safeParse(details);
  if (!earlier.success) return '';
  const { by, at, changeId } = earlier.data;
  const named = changeId ? `，决定编号 ${changeId}` : '';
  return `（${by.name}，${formatDateTime(new Date(at))}${named}）`;
}

const usages: Record<string, (named: string) => string> = {
  'commander.missingArgument': (named) => `缺少参数 <${named}>`,
  'commander.optionMissingArgument': (named) => `选项 ${named} 后面要写一个值`,
  'commander.missingMandatoryOptionValue': (named) => `必须写选项 ${named}`,
  'commander.unknownOption': (named) => `没有选项 ${named}`,
  'commander.unknownCommand': (named) => `没有命令 ${named}`,
  'commander.excessArguments': () => '参数太多',
  'commander.invalidArgument': (named) => `选项 ${named} 的值不能用`,
};

function usageFailure({ code, message, exitCode }: CommanderError): Failure {
  const said = usages[code];
  if (!said) return { text: '', exitCode: exitCode === 0 ? 0 : 2 };
  const named = /'([^']+)'/.exec(message)?.[1] ?? '';
  const choices = /Allowed choices are (.+)\.$/.exec(message)?.[1];
  const hint = choices ? `，可以写 ${choices}` : hintFor(code, named);
  return { text: `${said(named)}${hint}。用 --help 看用法`, exitCode: 2 };
}

/** Who has no column map yet is told how to get one. */
const hintFor = (code: string, option: string): string =>
  code === 'commander.missingMandatoryOptionValue' && option.startsWith('--map')
    ? '；还没有映射表的话，先用 heyi guess-map <名单> --out map.json 猜一份，核对后再用'
    : '';
