import { keepWithinSlots } from './slots.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** What a page is told of a stream of the server's, and when it hears nothing. */
export interface Stream {
  readonly address: string;
  /** The name of its events. */
  readonly event: string;
  /** The browser's slots that it may take: a browser has few connections to one server. */
  readonly slots: readonly string[];
  /** Gets what an event carries. */
  readonly tell: (data: string) => void;
  /** Is called whenever the connection is lost, or given up. */
  readonly lost: () => void;
}

/** Follows a stream of the server's for as long as the page is open and has one of the slots. */
export function followStream({ address, event, slots, tell, lost }: Stream): void {
  let source: EventSource | null = null;
  let pauseMs = firstPauseMs;
  let again = 0;

  const close = () => {
    clearTimeout(again);
    source?.close();
    source = null;
    lost();
  };
  const open = () => {
    clearTimeout(again);
    if (source && source.readyState !== EventSource.CLOSED) return;
    source = new EventSource(address);
    source.addEventListener(event, ({ data }) => {
      pauseMs = firstPauseMs;
      tell(data);
    });
    source.addEventListener('error', () => {
      lost();
      // The browser tries again by itself, but not after an answer that is an error.
      if (source?.readyState !== EventSource.CLOSED) return;
      again = window.setTimeout(open, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    });
  };

  keepWithinSlots(slots, open, close);
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) open();
  });
}
