import { fieldText, levelText, vetoText } from '@heyi/shared/identity/evidence-text';
import type { EvidenceView } from '@heyi/shared/identity/identity.schema';
import stringWidth from 'string-width';

const barWidth = 48;

/** Evidence as text: from the prior, each field moves the sum of bits to the right (for) or to the left (against). */
export function waterfall({ prior, parts, probability, vetoes }: EvidenceView): string {
  const steps = [{ label: '先验', from: 0, to: prior }];
  let sum = prior;
  for (const part of parts) {
    steps.push({
      label: `${fieldText(part.field)} ${levelText(part.level)}`,
      from: sum,
      to: sum + part.weight,
    });
    sum += part.weight;
  }
  steps.push({ label: '合计', from: 0, to: sum });
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const scale = { low: Math.min(...ends), high: Math.max(...ends) };
  const widest = Math.max(...steps.map(({ label }) => stringWidth(label)));
  const lines = steps.map(({ label, from, to }) => {
    const value = (to - from).toFixed(1);
    return `  ${label}${' '.repeat(widest - stringWidth(label))} ${`${to < from ? '' : '+'}${value}`.padStart(7)} │${bar(from, to, scale)}`;
  });
  for (const veto of vetoes) lines.push(`  否决：${vetoText(veto)}`);
  lines.push(`  是同一人的概率 ${percent(probability)}`);
  return lines.join('\n');
}

function bar(from: number, to: number, { low, high }: { low: number; high: number }): string {
  const place = (bits: number) => Math.round(((bits - low) / (high - low || 1)) * barWidth);
  const start = Math.min(place(from), place(to));
  const length = Math.max(1, Math.abs(place(to) - place(from)));
  return `${' '.repeat(start)}${(to < from ? '░' : '█').repeat(length)}`;
}

/** 0.99999987 is not 100 %. */
function percent(probability: number): string {
  const shown = (probability * 100).toFixed(probability > 0.999 || probability < 0.001 ? 5 : 2);
  return probability < 1 && Number(shown) === 100 ? '大于 99.99999%' : `${shown}%`;
}
