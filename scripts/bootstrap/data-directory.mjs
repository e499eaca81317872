import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Failure, filesystemProblem } from './failure.mjs';
import { dataDirectory, inData, shown } from './places.mjs';

/** Makes the data directory, for nobody else's eyes, and makes sure that it can be written. */
export function openDataDirectory() {
  try {
    mkdirSync(inData('logs'), { recursive: true, mode: 0o700 });
    const trial = inData('logs', '.write-test');
    writeFileSync(trial, '');
    rmSync(trial);
  } catch (error) {
    throw new Failure(
      `数据文件夹 ${shown(dataDirectory)} 不能用：${filesystemProblem(error)}。可以用 HEYI_DATA_DIR 换一个文件夹。`,
    );
  }
}

/** Writes a file of the data directory whole or not at all, readable by its owner only. */
export async function writePrivately(file, content) {
  const beside = `${file}.${process.pid}.new`;
  try {
    await writeFile(beside, content, { mode: 0o600, flush: true });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw new Failure(`写不了 ${shown(file)}：${filesystemProblem(error)}。`);
  }
}
