/** One thing that both stores are asked to do, `count` times in a row. */
export interface Task {
    name: string;
    /** Operations of one run; the speed is told in units a second, of which one operation has `units`. */
    count: number;
    units: number;
    run(turn: number): unknown;
}
/** Units a second: the median of the runs, after one that is not counted. */
export declare function speedOf(task: Task, runs: number): Promise<number>;
export declare function median(values: number[]): number;
/** Numbers below `limit` in an order that looks random and is the same each time. */
export declare const scattered: (turn: number, limit: number) => number;
