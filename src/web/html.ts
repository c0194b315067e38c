const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

const special = /[&<>"']/;

/** Anything as text in HTML, whether between tags or in a quoted attribute; nothing for what is not there. */
export function escapeHtml(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = String(value);
  return special.test(text)
    ? text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)
    : text;
}

/** A plain text as HTML: everything escaped, and what stands between backticks is code. */
export function inlineHtml(text: string): string {
  const escaped = escapeHtml(text);
  return escaped.includes('`') ? escaped.replace(/`([^`]+)`/g, '<code>$1</code>') : escaped;
}
