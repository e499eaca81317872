/** Units a second: the median of the runs, after one that is not counted. */
export async function speedOf(task, runs) {
    const speeds = [];
    let turn = 0;
    for (let run = 0; run <= runs; run += 1) {
        const started = performance.now();
        for (let at = 0; at < task.count; at += 1)
            await task.run(turn++);
        const seconds = (performance.now() - started) / 1000;
        if (run > 0)
            speeds.push((task.count * task.units) / seconds);
    }
    return median(speeds);
}
export function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? Number.NaN;
}
/** Numbers below `limit` in an order that looks random and is the same each time. */
export const scattered = (turn, limit) => (turn * 7_919 + 13) % limit;
//# sourceMappingURL=figure.js.map