import type { LinkEventView } from '@heyi/shared/identity/identity.schema';

/** What happened at once: all events of one hand-made change, or one event of the machine. */
export interface HistoryEntry {
  key: string;
  changeId: string | null;
  /** Never empty. */
  events: LinkEventView[];
}

/** The ledger in entries, in its order; what one decision did is told once, its undoing by itself. */
export function historyEntries(history: LinkEventView[]): HistoryEntry[] {
  const entries = new Map<string, HistoryEntry>();
  for (const event of history) {
    const key = event.changeId
      ? `${event.changeId} ${event.type === 'undone' ? event.at : ''}`
      : event.id;
    const known = entries.get(key);
    if (known) known.events.push(event);
    else entries.set(key, { key, changeId: event.changeId, events: [event] });
  }
  return [...entries.values()];
}
