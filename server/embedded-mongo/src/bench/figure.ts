/** One thing that both stores are asked to do, `count` times in a row. */
export interface Task {
  name: string;
  /** Operations of one run; the speed is told in units a second, of which one operation has `units`. */
  count: number;
  units: number;
  run(turn: number): unknown;
}

export interface Speed {
  /** Units a second. */
  wall: number;
  /** Units a second of processor time, which tells the same however busy the machine is. */
  cpu: number;
}

/** Seconds of processor time that a process has used up to now. */
export type ProcessorTime = () => Promise<number>;

/** The median of the runs, after one that is not counted; with no runs that one. */
export async function speedOf(task: Task, runs: number, used: ProcessorTime): Promise<Speed> {
  const wall: number[] = [];
  const cpu: number[] = [];
  const units = task.count * task.units;
  let turn = 0;
  for (let run = 0; run <= runs; run += 1) {
    const usedBefore = await used();
    const started = performance.now();
    for (let at = 0; at < task.count; at += 1) await task.run(turn++);
    const seconds = (performance.now() - started) / 1000;
    if (run === 0 && runs > 0) continue;
    wall.push(units / seconds);
    cpu.push(units / ((await used()) - usedBefore));
  }
  return { wall: median(wall), cpu: median(cpu) };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Numbers below `limit` in an order that looks random and is the same each time. */
export const scattered = (turn: number, limit: number): number => (turn * 7_919 + 13) % limit;
