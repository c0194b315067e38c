/** Copies what stands beside a button, and says so on the button itself. */
export function watchCopyButtons(): void {
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
    if (!(button instanceof HTMLElement)) return;
    const text = button.parentElement?.querySelector('[data-copied]')?.textContent;
    if (text === null || text === undefined) return;
    const before = button.dataset.label ?? button.textContent;
    button.dataset.label = before;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = button.dataset.sayCopied ?? before;
      setTimeout(() => {
        button.textContent = before;
      }, 2000);
    } catch {
      selectBeside(button);
    }
  });
}

/** Where the browser does not let a page copy, the text is selected, ready for the reader to copy. */
function selectBeside(button: HTMLElement): void {
  const text = button.parentElement?.querySelector('[data-copied]');
  if (text) getSelection()?.selectAllChildren(text);
}
