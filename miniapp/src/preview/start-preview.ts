import './preview.scss';

/** Taro's tab bar is made of links to `javascript:`, which the page's policy forbids; taps are heard without them. */
const isScriptLink = (target: EventTarget | null) =>
  target instanceof Element && target.closest('a')?.href.startsWith('javascript:');

document.addEventListener('click', (event) => {
  if (isScriptLink(event.target)) event.preventDefault();
});
