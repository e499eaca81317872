/** How many minutes a zone (a name or an offset) is ahead of UTC at an instant. */
export declare function offsetAt(zone: string, instant: number): number;
/** The instant at which clocks of the zone show this local time, given as if it were UTC. */
export declare function instantOf(local: number, zone: string): number;
/** What clocks of the zone show at an instant, as if it were UTC. */
export declare function localTime(instant: number, zone: string): number;
/** An offset as text: `+08:00`. */
export declare function offsetText(minutes: number): string;
