import { useEffect, useRef, useSyncExternalStore } from 'react';
import { keyOf } from './key-of.ts';

export interface Key {
  /** As `keyOf` names it. */
  key: string;
  does: string;
  run: () => void;
}

export interface KeyGroup {
  name: string;
  keys: Key[];
}

const settingName = 'heyi.single-keys';
let groups: readonly KeyGroup[] = [];
let isOn = localStorage.getItem(settingName) !== 'off';
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');

const isInDialog = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('[role=dialog]');

window.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target) || isInDialog(event.target)) return;
  const pressed = keyOf(event);
  const found = groups.flatMap(({ keys }) => keys).findLast(({ key }) => key === pressed);
  if (!found || (!isOn && found.key.length === 1)) return;
  event.preventDefault();
  if (!event.repeat) found.run();
});

/** Keys that do something as long as this is shown; what is shown later comes first. */
export function useKeys(name: string, keys: Key[]): void {
  const group = useRef<KeyGroup>({ name, keys });
  group.current.keys = keys;
  useEffect(() => {
    const own = group.current;
    groups = [...groups, own];
    tell();
    return () => {
      groups = groups.filter((one) => one !== own);
      tell();
    };
  }, []);
}

/** The keys at work now. */
export const useKeyGroups = (): readonly KeyGroup[] =>
  useSyncExternalStore(subscribe, () => groups);

/** Single keys disturb whoever speaks to the computer: they can be put out of use. */
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, () => isOn);

export function setSingleKeys(on: boolean): void {
  isOn = on;
  localStorage.setItem(settingName, on ? 'on' : 'off');
  tell();
}
