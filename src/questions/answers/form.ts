import type { FormFields } from '../kind.ts';

/** The one value of a form's field; undefined where it did not come, the first where it came more than once. */
export function formValue(form: FormFields, field: string): string | undefined {
  const value = Object.hasOwn(form, field) ? form[field] : undefined;
  return value === undefined || typeof value === 'string' ? value : value[0];
}

/** Every value of a form's field, in the order they came; none where it did not come. */
export function formValues(form: FormFields, field: string): readonly string[] {
  const value = Object.hasOwn(form, field) ? form[field] : undefined;
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
