import type { CellFormat } from './cell-formats.ts';

const escaped = /_x([0-9A-Fa-f]{4})_/g;
const exactDigits = 15;

/** A text as the spreadsheet shows it: `_x000D_` stands for a character that XML cannot hold; half a character is none. */
export function cellText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return /[\uD800-\uDFFF]/.test(plain) ? Buffer.from(plain).toString() : plain;
}

/**
 * A number as text. Whole numbers come without `.0`; one of 16 digits or more comes with an exponent (4.4E+17),
 * because a spreadsheet keeps only 15 of its digits. Dates come as 2024-01-31, with 13:05:00 when they have a time.
 */
export function numberText(raw: string, format: CellFormat, from1904: boolean): string {
  if (format.kind === 'plain' && /^[1-9]\d{0,14}$/.test(raw)) return raw;
  const number = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(number)) return raw;
  if (format.kind === 'date') return dateText(number, from1904) ?? raw;
  if (Math.abs(number) >= 10 ** exactDigits) {
    return number.toExponential().toUpperCase();
  }
  const text = String(Number(number.toPrecision(exactDigits)));
  return format.kind === 'padded' && /^\d+$/.test(text) ? text.padStart(format.width, '0') : text;
}

const lastSerial = 2_958_465;
const daySeconds = 86_400;

/** The day of a spreadsheet's serial number; undefined when it is none. The 1900 calendar has a 29 February that never was. */
export function dateText(serial: number, from1904 = false): string | undefined {
  if (serial < 0 || serial >= lastSerial + 1) return undefined;
  const total = Math.round(serial * daySeconds);
  const days = Math.floor(total / daySeconds);
  const seconds = total % daySeconds;
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  if (days === 0 && !from1904) return time;
  const day = dayText(days, from1904);
  return seconds === 0 ? day : `${day} ${time}`;
}

function dayText(days: number, from1904: boolean): string {
  if (!from1904 && days === 60) return '1900-02-29';
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + days * daySeconds * 1000).toISOString().slice(0, 10);
}
