import { Presets, SingleBar } from 'cli-progress';

const stageNames: Record<string, string> = {
  list: '读取名单',
  import: '导入',
  read: '读取账户',
  block: '找可能相同的账户',
  compare: '逐对比较',
  learn: '估计权重',
  decide: '归并',
  write: '写入客户',
  reseal: '重新加密',
  verify: '再查一遍',
  count: '清点',
  rehash: '重算查找散列',
  review: '写入待核对',
};

const barFormat = '{stage} {bar} {percentage}% {value}/{total}';

export interface Progress {
  report(stage: string, done: number, total: number): void;
  stop(): void;
}

/** Progress on standard error: one moving bar on a terminal, a line at each stage's beginning and quarter otherwise. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? barOn(stream) : linesOn(stream);
}

function barOn(stream: NodeJS.WriteStream): Progress {
  let bar: SingleBar | undefined;
  let current = '';
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    report(stage, done, total) {
      if (stage !== current) {
        stop();
        current = stage;
        bar = new SingleBar(
          { format: barFormat, stream, hideCursor: true, fps: 10 },
          Presets.shades_classic,
        );
        bar.start(total, done, { stage: nameOf(stage) });
      }
      bar?.setTotal(total);
      bar?.update(done);
    },
    stop,
  };
}

function linesOn(stream: NodeJS.WriteStream): Progress {
  let current = '';
  let quarter = 0;
  return {
    report(stage, done, total) {
      const reached = total > 0 ? Math.floor((done / total) * 4) : 0;
      if (stage === current && reached <= quarter) return;
      current = stage;
      quarter = reached;
      stream.write(`${nameOf(stage)} ${done}/${total}\n`);
    },
    stop: () => undefined,
  };
}

const nameOf = (stage: string) => stageNames[stage] ?? stage;
