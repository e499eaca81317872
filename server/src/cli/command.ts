import { channels } from '@heyi/shared/identity/account-field';
import { Reason } from '@heyi/shared/identity/changes.schema';
import { Command, Option } from 'commander';
import { CommandError } from './command-error.ts';

/** `--map` once for all lists, or once for each. */
export const mapOption = () =>
  new Option(
    '--map <文件>',
    '映射表（JSON）：表头 → 字段；一个供所有名单用，或按名单的顺序各写一个',
  )
    .argParser((path: string, earlier: string[] = []) => [...earlier, path])
    .makeOptionMandatory();

export const channelOption = () =>
  new Option('--channel <渠道>', '名单所属的渠道，优先于映射表和列').choices(channels);

export const jsonOption = () => new Option('--json', '只输出一个 JSON 对象');

/** Why somebody decided so, for whoever asks later. */
export const reasonOption = () =>
  new Option('--reason <理由>', '为何这样决定，会记入历史和审计').argParser((text: string) => {
    const reason = Reason.safeParse(text);
    if (!reason.success) throw new CommandError(`理由不能用：${reason.error.issues[0]?.message}`);
    return reason.data;
  });

export const subcommand = (name: string, description: string): Command =>
  inChinese(new Command(name)).description(description);

/** Help in Chinese; what is wrong with the arguments is thrown, see `failureOf`. */
export const inChinese = (command: Command): Command =>
  command
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示一个命令的帮助')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ outputError: () => undefined })
    .showSuggestionAfterError(false)
    .exitOverride();

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};
