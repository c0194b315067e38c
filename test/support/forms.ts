import type { TestApp } from './app.ts';

/** A form's fields as a browser would send them, by name; a box that is not ticked has none. */
export type Fields = Readonly<Record<string, string>>;

function unescaped(text: string): string {
  const characters: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&#34;': '"',
    '&#39;': "'",
  };
  return text.replace(/&(?:amp|lt|gt|#34|#39);/g, (one) => characters[one] ?? one);
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found === null ? null : unescaped(found[1] ?? '');
}

function inputsIn(form: string): [string, string][] {
  return [...form.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const name = attribute(tag, 'name');
    const isBox = /type="(?:checkbox|radio)"/.test(tag);
    if (name === null || (isBox && !/\schecked/.test(tag)) || /\sdisabled/.test(tag)) return [];
    return [[name, attribute(tag, 'value') ?? '']];
  });
}

function selectsIn(form: string): [string, string][] {
  const selects = form.matchAll(/<select\b[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g);
  return [...selects].map(([, name = '', options = '']): [string, string] => {
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
    const chosen = all.find((tag) => /\sselected/.test(tag)) ?? all[0] ?? '';
    return [name, attribute(chosen, 'value') ?? ''];
  });
}

/** What the page's form with this address would send, were it sent as it stands. */
export function formIn(page: string, action: string): Fields {
  const form = page
    .split('<form ')
    .find((part) => part.slice(0, part.indexOf('>')).includes(`method="post" action="${action}"`));
  if (form === undefined) throw new Error(`The page has no form for ${action}.`);
  const [inside = ''] = form.split('</form>');
  return Object.fromEntries([...inputsIn(inside), ...selectsIn(inside)]);
}

/** Sends a form as a browser would; a field may come more than once. */
export function sendForm(
  { app }: Pick<TestApp, 'app'>,
  url: string,
  fields: Fields | readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>>,
) {
  const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
  const body = new URLSearchParams();
  for (const [name, value] of pairs) body.append(name, value);
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: body.toString(),
  });
}
