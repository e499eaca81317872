import type { Random } from './random.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of an 18-digit ID number (GB 11643). */
export function idCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** `birthday` as YYYY-MM-DD; `order` in 0..499 tells apart people of one area, day and gender. */
export function idNumber(areaCode: string, birthday: string, male: boolean, order: number): string {
  const sequence = String(order * 2 + (male ? 1 : 0)).padStart(3, '0');
  const first17 = areaCode + birthday.replaceAll('-', '') + sequence;
  return first17 + idCheckCharacter(first17);
}

/** The form in use before 1999: no century, no check character. */
export function oldIdNumber(id: string): string {
  return id.slice(0, 6) + id.slice(8, 17);
}

const slots = 1 << 22;

/**
 * Hands out the order within area and day so that no two people share an ID number, in fixed memory
 * (unless more than 500 of one slot are born, which a million accounts come nowhere near).
 */
export function createIdOrders() {
  const used = new Uint16Array(slots);
  return (areaCode: string, birthday: string): number => {
    const day = Math.floor(
      Date.UTC(+birthday.slice(0, 4), +birthday.slice(5, 7) - 1, +birthday.slice(8)) / 86_400_000,
    );
    const slot =
      ((Math.imul(Number(areaCode), 0x9e3779b1) ^ Math.imul(day, 0x85ebca6b)) >>> 0) % slots;
    const order = ((slot % 500) + 7 * (used[slot] ?? 0)) % 500;
    used[slot] = (used[slot] ?? 0) + 1;
    return order;
  };
}

export function passportNumber(random: Random): string {
  return random.pick(['E', 'G', 'EA', 'P']) + String(random.between(10_000_000, 99_999_999));
}

export function hongKongMacauPermit(random: Random): string {
  return random.pick(['H', 'H', 'M']) + String(random.between(10_000_000, 99_999_999));
}

export function taiwanPermit(random: Random): string {
  return String(random.between(10_000_000, 99_999_999));
}
