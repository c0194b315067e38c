/** Copies what stands beside a button, and says so on the button itself. */
export function watchCopyButtons(): void {
  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
    if (!(button instanceof HTMLElement)) return;
    const text = besideOf(button)?.textContent;
    if (!text) return;
    const before = button.dataset.label ?? button.textContent;
    button.dataset.label = before;
    try {
      await navigator.clipboard.writeText(text.trim());
      button.textContent = button.dataset.sayCopied ?? before;
      setTimeout(() => {
        button.textContent = before;
      }, 2000);
    } catch {
      selectBeside(button);
    }
  });
}

function besideOf(button: HTMLElement): Element | null | undefined {
  return button.closest('[data-copy-from]')?.querySelector('[data-copied]');
}

/** Where the browser does not let a page copy, the text is selected, ready for the reader to copy. */
function selectBeside(button: HTMLElement): void {
  const text = besideOf(button);
  if (text) getSelection()?.selectAllChildren(text);
}
