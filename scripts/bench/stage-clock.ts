import type { Used, WatchedProcess } from './watched-process.ts';

export interface Stage {
  name: string;
  seconds: number;
  /** By the name of each process: its processor time in this stage, and the most memory seen. */
  used: Record<string, Used>;
}

const sampleMs = 100;

/** Times stages and samples the processes meanwhile. */
export class StageClock {
  readonly stages: Stage[] = [];
  readonly #processes: Record<string, WatchedProcess>;
  readonly #sampling = setInterval(() => this.#sample(), sampleMs);
  #current: { name: string; at: number; used: Record<string, Used> } | undefined;
  #most: Record<string, number> = {};
  #latest: Record<string, Used> = {};

  constructor(processes: Record<string, WatchedProcess>) {
    this.#processes = processes;
  }

  /** The next stage begins; being told the same one again changes nothing. */
  enter(name: string): void {
    if (this.#current?.name === name) return;
    this.#close();
    this.#most = {};
    this.#current = { name, at: performance.now(), used: this.#sample() };
  }

  end(): Stage[] {
    clearInterval(this.#sampling);
    this.#close();
    return this.stages;
  }

  #close(): void {
    if (!this.#current) return;
    const { name, at, used: before } = this.#current;
    const after = this.#sample();
    const used = Object.fromEntries(
      Object.entries(after).map(([process, { cpu }]) => [
        process,
        { cpu: cpu - (before[process]?.cpu ?? 0), memory: this.#most[process] ?? 0 },
      ]),
    );
    this.stages.push({ name, seconds: (performance.now() - at) / 1000, used });
  }

  /** A process that is gone keeps the processor time that it was last seen with. */
  #sample(): Record<string, Used> {
    for (const [name, process] of Object.entries(this.#processes)) {
      const used = process.used();
      if (used.memory > 0) this.#latest[name] = used;
      this.#most[name] = Math.max(this.#most[name] ?? 0, used.memory);
    }
    return { ...this.#latest };
  }
}
