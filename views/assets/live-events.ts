import { announce } from './announce.ts';
import { first } from './dom.ts';
import { refresh } from './live.ts';
import { keepWithinSlots } from './slots.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/**
 * On a task page: puts in place what the server tells of the task, at once and whenever something changes on the engine.
 */
export function followTask(): void {
  const bench = first('[data-task]', HTMLElement);
  const address = bench?.dataset.followed;
  if (!bench || !address) return;
  let source: EventSource | null = null;
  let pauseMs = firstPauseMs;
  let again = 0;

  const close = () => {
    clearTimeout(again);
    source?.close();
    source = null;
    delete bench.dataset.connected;
  };
  const open = () => {
    clearTimeout(again);
    if (source && source.readyState !== EventSource.CLOSED) return;
    source = new EventSource(address);
    source.addEventListener('page', (event) => {
      pauseMs = firstPauseMs;
      bench.dataset.connected = 'yes';
      show(bench, event.data);
    });
    source.addEventListener('error', () => {
      delete bench.dataset.connected;
      // The browser tries again by itself, but not after an answer that is an error.
      if (source?.readyState !== EventSource.CLOSED) return;
      again = window.setTimeout(open, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    });
  };

  keepWithinSlots(open, close);
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) open();
  });
}

function show(bench: HTMLElement, data: string): void {
  const { html }: { readonly html: string } = JSON.parse(data);
  const before = states(bench);
  refresh(new DOMParser().parseFromString(html, 'text/html'));
  if (before !== states(bench)) announce(bench);
}

function states(bench: HTMLElement): string {
  return [...bench.querySelectorAll<HTMLElement>('[data-check]')]
    .map((check) => check.dataset.state)
    .join(' ');
}
