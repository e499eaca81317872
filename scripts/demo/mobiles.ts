const prefixes =
  '138 139 135 136 137 150 151 152 158 159 182 183 187 188 178 198 130 131 132 155 156 185 186 176 133 153 180 181 189 177 173 199'.split(
    ' ',
  );
const space = prefixes.length * 100_000_000;

/** The n-th mobile number: scattered over all prefixes, and no two n below 3.2 billion give the same. */
export function mobileNumber(n: number): string {
  const scattered = Number((BigInt(n) * 1_640_531_527n + 77_777_777n) % BigInt(space));
  const prefix = prefixes[scattered % prefixes.length] ?? '138';
  return prefix + String(Math.floor(scattered / prefixes.length)).padStart(8, '0');
}

/** Agents number upwards from here, so that their own mobiles need no memory. */
const firstAgent = 2_000_000_000;

export function agentMobile(agent: number): string {
  return mobileNumber(firstAgent + agent);
}
