import { useEffect, useState } from 'react';
import { Figure } from '../../ui/figure.tsx';
import { formatMoment } from '../../ui/format.ts';
import { timeTo } from './time-to.ts';

/** How long WeChat still converts openids. */
export function Countdown({ deadline }: { deadline: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return (
    <Figure
      name="可以转换的时间"
      value={<span role="timer">{timeTo(deadline, now)}</span>}
      note={`到 ${formatMoment(deadline)}`}
    />
  );
}
