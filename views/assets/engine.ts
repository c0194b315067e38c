import { first } from './dom.ts';
import { refresh } from './live.ts';

const askEveryMs = 3000;

/**
 * On a task page, while it says that no engine answers: asks now and then whether one does, and shows the page as it
 * is then. A page that follows its task is told, and need not ask.
 */
export function watchEngine(): void {
  const bench = first('[data-task]', HTMLElement);
  if (!bench) return;
  const ask = async () => {
    const { engine, connected } = bench.dataset;
    const isMissed = engine === 'away' && connected === undefined && !document.hidden;
    if (isMissed && (await engineAnswers())) await showAgain();
    setTimeout(ask, askEveryMs);
  };
  setTimeout(ask, askEveryMs);
}

async function engineAnswers(): Promise<boolean> {
  try {
    const answer = await fetch('/readyz', { signal: AbortSignal.timeout(10_000) });
    const said: { readonly engine?: { readonly answers?: boolean } } = await answer.json();
    return said.engine?.answers === true;
  } catch {
    return false;
  }
}

async function showAgain(): Promise<void> {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (page.querySelector<HTMLElement>('[data-task]')?.dataset.engine === 'answers') refresh(page);
  } catch {
    return;
  }
}
