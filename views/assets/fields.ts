/** A form's answer as it stands: what a draft holds. */
export type Fields = Record<string, string | string[]>;

/** Fields that name the act of submitting and what it rests on, not the answer. */
const notAnswers = new Set(['submission', 'revision']);

/** Reads the answer out of the form. A field that may hold several values is always an array. */
export function readFields(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  for (const [name, value] of new FormData(form)) {
    if (notAnswers.has(name) || typeof value !== 'string') continue;
    const before = fields[name];
    if (before === undefined) fields[name] = hasSeveral(form, name) ? [value] : value;
    else fields[name] = [...(Array.isArray(before) ? before : [before]), value];
  }
  return fields;
}

function hasSeveral(form: HTMLFormElement, name: string): boolean {
  return [...form.elements].some(
    (element) =>
      element instanceof HTMLInputElement && element.name === name && element.type === 'checkbox',
  );
}

/** Puts an answer into the form. */
export function writeFields(form: HTMLFormElement, fields: Fields): void {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement) {
      if (notAnswers.has(element.name) || element.name === '') continue;
      const value = fields[element.name];
      if (element.type === 'radio' || element.type === 'checkbox') {
        element.checked = Array.isArray(value)
          ? value.includes(element.value)
          : value === element.value;
      } else element.value = typeof value === 'string' ? value : '';
    } else if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
      const value = fields[element.name];
      element.value = typeof value === 'string' ? value : '';
    }
  }
  form.dispatchEvent(new CustomEvent('fieldswritten'));
}

/** Whether two answers say the same; an empty field is no field. */
export function sameFields(one: Fields, other: Fields): boolean {
  return canonical(one) === canonical(other);
}

function canonical(fields: Fields): string {
  return JSON.stringify(
    Object.entries(fields)
      .filter(([, value]) => value.length > 0)
      .map(([name, value]): [string, string[]] => [name, Array.isArray(value) ? value : [value]])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** An answer in the words of the form, for a person who chooses between two versions of it. */
export function describeFields(form: HTMLFormElement, fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, one]))
    .map(([name = '', value = '']) => wordsFor(form, name, value))
    .filter((line) => line !== '')
    .join('\n');
}

function wordsFor(form: HTMLFormElement, name: string, value: string): string {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && element.name === name && element.value === value) {
      if (element.type === 'radio' || element.type === 'checkbox') {
        return element.labels?.[0]?.querySelector('span')?.textContent ?? value;
      }
    }
    if (element instanceof HTMLSelectElement && element.name === name) {
      const chosen = [...element.options].find((option) => option.value === value);
      const label = element.labels[0]?.textContent ?? name;
      return value === '' ? '' : `${label}: ${chosen?.textContent ?? value}`;
    }
  }
  return value;
}
