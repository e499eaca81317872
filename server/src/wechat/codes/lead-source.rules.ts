const windowMs = 30 * 86_400_000;

interface Touch<Code> {
  codeId: Code;
  at: Date;
}

/** The code that a lead came by: the first one touched within the 30 days before; null when there is none. */
export function leadSource<Code>(touches: readonly Touch<Code>[], leadAt: Date): Code | null {
  const from = leadAt.getTime() - windowMs;
  const [first] = touches
    .filter(({ at }) => at.getTime() >= from && at <= leadAt)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return first?.codeId ?? null;
}
