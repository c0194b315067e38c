import { expect } from 'vitest';
import type { SignedIn } from './class.ts';
import type { classWithEssays, Submitted } from './essays.ts';

/** A class with essays. */
type Class = Awaited<ReturnType<typeof classWithEssays>>;
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The values of a page's form fields, as a browser that changes none of them would send them. */
export function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const isBox = tag.includes('type="checkbox"');
    if (name === undefined || (isBox && !tag.includes(' checked'))) continue;
    fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  return fields;
}

function bodyOf(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

/** A reviewer at their browser. */
export function browserOf({ app }: Class, { headers }: SignedIn) {
  return {
    open: async (url: string) => app.inject({ url, headers }),
    send: async (url: string, fields: Fields) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: bodyOf(fields),
      }),
  };
}

/** The address of the page where an answer is reviewed. */
export const pageOf = ({ response }: Submitted) => `/teacher/review/${response}`;

/** The current grade of an answer. */
export async function gradeOf({ services }: Class, { response }: Submitted) {
  const kept = await services.store.responses.get(response);
  if (!kept) throw new Error(`There is no response ${response}.`);
  return kept.grade;
}

/** Reviews an answer as it is suggested, with these fields instead. */
export async function review(built: Class, who: SignedIn, one: Submitted, changes: Fields = {}) {
  const browser = browserOf(built, who);
  const page = await browser.open(pageOf(one));
  expect(page.statusCode).toBe(200);
  return browser.send(pageOf(one), { ...fieldsOf(page.body), remark: '', ...changes });
}
