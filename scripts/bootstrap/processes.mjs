import { endScript, startScript } from './child.mjs';
import { Failure } from './failure.mjs';
import { keepLog } from './log-file.mjs';
import { inData, shown } from './places.mjs';

/** The long-lived processes of one `npm start`: they are watched, and they end together, the first started last. */
export function watchProcesses() {
  const watched = [];
  let ending = false;
  let tell;
  const trouble = new Promise((_, reject) => {
    tell = reject;
  });
  trouble.catch(() => undefined);

  function watch(child, { name, title }) {
    watched.push(child);
    child.once('exit', (code, signal) => {
      if (ending) return;
      const how = signal ? `信号 ${signal}` : `退出码 ${code}`;
      const log = shown(inData('logs', `${name}.log`));
      tell(new Failure(`${title}意外停止（${how}），其余进程随之结束。详见 ${log}。`));
    });
    return child;
  }

  return {
    /** Rejects with a sentence when one of them ends unasked. */
    trouble,
    watch,
    /** Starts a script whose output goes to `logs/<name>.log`. */
    start({ name, title, script, args = [], env }) {
      const child = startScript(script, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      keepLog(child, name, title);
      return watch(child, { name, title });
    },
    /** Starts a script that ends by itself, unless the others end before. */
    startOnce({ script, args, env, stdio }) {
      const child = startScript(script, args, { env, stdio });
      watched.push(child);
      return child;
    },
    async end() {
      ending = true;
      const [first, ...others] = watched;
      await Promise.all(others.map((child) => endScript(child)));
      if (first) await endScript(first);
    },
  };
}
