import path from 'node:path';
import type { Channel } from '@heyi/shared/identity/account-field';
import { fieldText } from '@heyi/shared/identity/evidence-text';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import { type ColumnGuess, columnsOf } from '@heyi/shared/imports/guess-column-map';
import type { Command } from 'commander';
import { type GuessedList, guessList } from '../imports/read-list/guess-list.ts';
import { listOnDisk } from '../imports/read-list/list-file.ts';
import { channelOption, jsonOption, subcommand } from './command.ts';
import { CommandError } from './command-error.ts';
import { checkList } from './load-lists.ts';
import { printResult } from './output.ts';
import { writeText } from './write-csv.ts';

interface GuessMapOptions {
  channel?: Channel;
  out?: string;
  json?: true;
}

export const guessMapCommand = (): Command =>
  subcommand('guess-map', '看表头和前几行，猜出一份映射表，供核对后使用')
    .argument('<名单>', 'CSV 或 XLSX 文件')
    .addOption(channelOption())
    .option('--out <文件>', '写出映射表（JSON）；不写则输出到标准输出')
    .addOption(jsonOption())
    .action(guessMap);

async function guessMap(list: string, options: GuessMapOptions): Promise<void> {
  const bytes = await checkList(list);
  const guessed = await guessList(listOnDisk(list, bytes), path.basename(list));
  const { guesses } = guessed;
  if (guesses.length === 0) {
    const shown = guessed.header.slice(0, 30).map((name) => `“${name}”`);
    throw new CommandError(`${list}：看不出哪一列是什么。文件里的列：${shown.join('、')}`);
  }
  const channel = options.channel ?? guessed.channel;
  const map: ColumnMap = { ...(channel ? { channel } : {}), columns: columnsOf(guesses) };
  const text = `${JSON.stringify(map, null, 2)}\n`;
  if (options.out) await writeText(options.out, oneText(text));
  if (options.json) {
    const { header, sheet } = guessed;
    printResult({ map, guesses, sheet, unmapped: unmapped(header, guesses) });
    return;
  }
  if (!options.out) process.stdout.write(text);
  process.stderr.write(`${explanation(guessed, map).join('\n')}\n`);
}

async function* oneText(text: string) {
  yield text;
}

const unmapped = (header: string[], guesses: ColumnGuess[]) =>
  header.filter((name) => !guesses.some((guess) => guess.header === name));

const reasons: Record<ColumnGuess['why'], string> = {
  header: '按表头',
  values: '按内容',
  both: '表头与内容相符',
};

function explanation({ header, sheet, guesses }: GuessedList, map: ColumnMap): string[] {
  const lines = guesses.map(
    ({ header: name, field, why, confidence }) =>
      `  ${name} → ${fieldText(field)}（${field}），${reasons[why]}，把握 ${Math.round(confidence * 100)}%${confidence < 0.5 ? '，请核对' : ''}`,
  );
  const others = unmapped(header, guesses).filter((name) => name !== '');
  if (sheet !== null) lines.unshift(`有几张表，读的是“${sheet}”`);
  if (others.length > 0) lines.push(`不比对，只保存：${others.slice(0, 30).join('、')}`);
  if (!map.channel && !Object.values(map.columns).includes('channel')) {
    lines.push('看不出是哪个渠道的名单：请在映射表里写 "channel"，或导入时加 --channel');
  }
  return lines;
}
