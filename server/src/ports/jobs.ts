/** What a job is told while it runs. */
export interface JobContext {
  /** Aborted when the process is asked to stop: save what is done and return. */
  signal: AbortSignal;
}

export type JobHandler<Data> = (data: Data, context: JobContext) => Promise<void>;

export interface JobOptions {
  /** How many of the name one process runs at a time: 1 unless told otherwise. */
  atOnce?: number;
}

/** Long work outside of requests: stored, tried again after a crash. */
export interface Jobs {
  /** Names the work; only processes that call `start` run it. */
  define<Data extends object>(name: string, handler: JobHandler<Data>, options?: JobOptions): void;
  /** Queues the work; resolves when that is stored. */
  enqueue(name: string, data: object): Promise<void>;
  /** Begins to take queued work. */
  start(): Promise<void>;
  /** Lets running jobs finish (they see their signal aborted) and takes no more. */
  stop(): Promise<void>;
}
