import { keyOf } from './key-of.ts';

test.each([
  [{ key: 's', code: 'KeyS', shiftKey: false }, 's'],
  [{ key: 'S', code: 'KeyS', shiftKey: true }, 's'],
  [{ key: 'Process', code: 'KeyD', shiftKey: false }, 'd'],
  [{ key: 'Process', code: 'Digit2', shiftKey: false }, '2'],
  [{ key: '1', code: 'Numpad1', shiftKey: false }, '1'],
  [{ key: '、', code: 'Slash', shiftKey: false }, '/'],
  [{ key: '？', code: 'Slash', shiftKey: true }, '?'],
  [{ key: '?', code: 'Minus', shiftKey: true }, '?'],
  [{ key: 'Escape', code: 'Escape', shiftKey: false }, 'escape'],
  [{ key: 'Process', code: 'Unidentified', shiftKey: false }, null],
])('%o is %s', (event, key) => expect(keyOf(event)).toBe(key));
