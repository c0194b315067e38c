import { announce } from './announce.ts';
import { first } from './dom.ts';
import { refresh } from './live.ts';
import { followStream } from './stream.ts';

/**
 * On a task page: puts in place what the server tells of the task, at once and whenever something changes on the engine.
 */
export function followTask(): void {
  const bench = first('[data-task]', HTMLElement);
  const address = bench?.dataset.followed;
  if (!bench || !address) return;
  followStream({
    address,
    event: 'page',
    slots: ['plimsoll-live-1', 'plimsoll-live-2', 'plimsoll-live-3'],
    tell: (data) => {
      bench.dataset.connected = 'yes';
      show(bench, data);
    },
    lost: () => {
      delete bench.dataset.connected;
    },
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
