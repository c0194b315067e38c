import type { Person } from '../../../store/people.ts';

/** The sections that people are in, in the order of the reader's language. */
export function sectionsOf(people: readonly Pick<Person, 'section'>[], language: string): string[] {
  const sections = new Set(people.flatMap(({ section }) => (section === null ? [] : [section])));
  return [...sections].sort(new Intl.Collator(language, { numeric: true }).compare);
}
