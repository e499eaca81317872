const listeners: (() => void)[] = [];

/** Calls back whenever an app was added, changed, stopped or started by this process. */
export const onAppsChanged = (listener: () => void): void => {
  listeners.push(listener);
};

export function appsChanged(): void {
  for (const listener of listeners) listener();
}
